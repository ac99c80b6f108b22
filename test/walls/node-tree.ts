/**
 * Reads a policy as PostgreSQL keeps it (pg_node_tree) rather than as text: what is called for each row, what is correlated, which operators and columns judge.
 * A function may stand only in a bare (select f()), which runs once a statement.
 */
export interface PolicyReading {
  /** Functions called outside a bare (select f()): once for each row. */
  perRow: number[];
  /** A sub-select that looks at the row: run once for each row. */
  correlated: boolean;
  /** Operators applied to the row itself, by the function behind them. */
  operators: number[];
  /** Columns of the policy's own table. */
  columns: number[];
}

interface Frame { node: string; hasFrom?: boolean }

export function readPolicy(tree: string | null): PolicyReading {
  const reading: PolicyReading = { perRow: [], correlated: false, operators: [], columns: [] };
  const stack: Frame[] = [];
  let variable: { level: number; column: number } | null = null;
  const depth = (): number => stack.filter((f) => f.node === 'QUERY').length;
  for (const [, open, close, field, value] of (tree ?? '').matchAll(/\\.|\{(\w+)|(\})|:(\w+) ([^\s{}()]*)/g)) {
    const top = stack.at(-1);
    if (open) {
      stack.push({ node: open });
      if (open === 'VAR') variable = { level: 0, column: 0 };
      if (open === 'SQLVALUEFUNCTION') reading.perRow.push(0);
    } else if (close) {
      stack.pop();
      if (top?.node === 'VAR' && variable && variable.level === depth()) {
        reading.columns.push(variable.column);
        if (depth() > 0) reading.correlated = true;
      }
    } else if (top?.node === 'QUERY' && field === 'rtable') top.hasFrom = value !== '<>';
    else if (top?.node === 'VAR' && field === 'varattno') variable!.column = Number(value);
    else if (top?.node === 'VAR' && field === 'varlevelsup') variable!.level = Number(value);
    else if (top?.node === 'FUNCEXPR' && field === 'funcid') {
      const query = stack.findLast((f) => f.node === 'QUERY');
      if (!query || query.hasFrom) reading.perRow.push(Number(value));
    } else if ((top?.node === 'OPEXPR' || top?.node === 'SCALARARRAYOPEXPR') && field === 'opfuncid' && depth() === 0) reading.operators.push(Number(value));
  }
  return reading;
}
