import { file, refused } from './check-files.mjs';
import { readGlossary } from './glossary.mjs';

const glossary = readGlossary([
  { path: 'libs/example/README.md', text: '| terme | article | définition | name in code | never say |\n|---|---|---|---|---|\n| x | y | z | `x` | `neverSaidWord` |' },
]);

/** A rule that lets its bad examples through, or stops its good ones, is no rule. */
export function failedExamples(rule) {
  const lines = (example) => {
    const [path, text] = Array.isArray(example) ? example : ['libs/example/send-example.ts', example];
    return refused(rule, file(path, text), { glossary });
  };
  return [
    ...rule.good.filter((example) => lines(example).length > 0).map((example) => `stops its good example: ${example}`),
    ...rule.bad.filter((example) => lines(example).length === 0).map((example) => `lets its bad example through: ${example}`),
  ];
}
