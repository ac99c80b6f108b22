/**
 * PostgreSQL asks permissive policies in the reverse order of their names (measured: the plan of any page), and stops at the first that lets a row pass. One's own
 * lines come first, since every statement of the law looks at those: under these names the territory is asked of whoever has none of them.
 */
export const up = `
alter policy then_admission on app.admission_kind rename to admission;
alter policy then_scope on app.admission_kind rename to scope;
`;
