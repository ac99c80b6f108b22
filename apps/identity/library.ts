// At import oidc-provider says that it would rather run on Node 22. Node 20 is tried here and works: that one
// sentence is dropped, every other warning is kept.
const warn = console.warn;
console.warn = (...said: unknown[]): void => {
  if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
};
const library = await import('oidc-provider');
console.warn = warn;

export const { Provider, interactionPolicy } = library;
