/* The file of assurance as a page, which asks nothing of anybody: one file, no script. */
import { chapterOf } from './judge.mjs';

const CHAPTERS = ['', 'Encodage et assainissement', 'Validation et règles de métier', 'Sécurité dans le navigateur', 'API et services web', 'Fichiers', 'Authentification', 'Sessions', 'Autorisation', 'Jetons autonomes', 'OAuth et OIDC',
  'Cryptographie', 'Communications', 'Configuration', 'Protection des données', 'Code et architecture', 'Journalisation et erreurs', 'WebRTC'];
const VERDICT = { test: 'montrée par un essai', gap: 'lacune', operator: 'à qui héberge', 'not-applicable': 'sans objet' };
const OUTCOME = { passed: 'passé', failed: 'échoué', absent: 'n’a pas couru' };
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ENTITIES[c]);

const said = ({ shown, of, share }) => `${shown} sur ${of} (${(100 * share).toFixed(1).replace('.', ',')} %)`;
const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%}'
  + 'th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}ul{margin:0;padding-left:1.1rem}code{overflow-wrap:anywhere}.gap,.failed,.absent{background:#fde8e6}.operator{background:#fff4d6}';

const proof = ({ where, title, outcome }) => `<li class="${outcome}">${OUTCOME[outcome]} : <code>${escaped(where)}</code>, « ${escaped(title)} »</li>`;
const shows = ({ links, why, where }) => (links.length > 0 ? `<ul>${links.map(proof).join('')}</ul>` : `${escaped(why)}${where ? ` (<code>${escaped(where)}</code>)` : ''}`);
const line = (row) => `<tr class="${row.verdict}"><th scope="row">${row.id}</th><td>${row.level}</td><td>${escaped(row.label)}</td><td>${VERDICT[row.verdict]}</td><td>${shows(row)}</td></tr>`;
const tableOf = (rows) => `<table><thead><tr><th scope="col">N°</th><th scope="col">Niveau</th><th scope="col">Exigence, en nos mots</th><th scope="col">Verdict</th><th scope="col">Par quoi, ou pourquoi</th></tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table>`;

function chapter(rows, n) {
  const of = rows.filter((row) => chapterOf(row) === n);
  return of.length === 0 ? '' : `<h2 id="v${n}">V${n}. ${CHAPTERS[n]}</h2>\n${tableOf(of)}`;
}

export function pageOf(rows, sums, { at }, grave) {
  const gaps = rows.filter(({ verdict }) => verdict === 'gap').sort((a, b) => a.level - b.level);
  const broken = rows.filter(({ verdict, shown }) => verdict === 'test' && !shown);
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Dossier d’assurance de Cordée</title><style>${style}</style></head>
<body><h1>Dossier d’assurance : OWASP ASVS 5.0.0</h1>
<p>Écrit par <code>npm run assurance</code>, d’après les essais du ${escaped(at)}. Une exigence n’est montrée que si chaque essai cité a couru et réussi ce jour-là. Les libellés sont les nôtres : le texte de référence est celui de l’OWASP.</p>
<ul>
<li>Niveaux 1 et 2, de ce qui s’applique : <strong>${said(sums.common)}</strong> ; sans ce dont répond qui héberge : ${said(sums.ours)}.</li>
<li>Autorisation (V8), niveau 3 compris : ${said(sums.v8)}. Journalisation et erreurs (V16), niveau 3 compris : ${said(sums.v16)}.</li>
<li>Tous niveaux : ${said(sums.all)}.</li>
<li>Avis de sécurité graves ou critiques sur ce qui est livré : ${grave ? `${grave.high + grave.critical}` : 'non mesurés, le registre ne répond pas à cette question d’ici'}.</li>
</ul>
${broken.length > 0 ? `<h2>Essais cités qui n’ont pas réussi</h2>\n${tableOf(broken)}` : ''}
<h2>Lacunes, de la plus commune à la plus exigeante</h2>
${tableOf(gaps)}
${CHAPTERS.map((_, n) => chapter(rows, n)).filter(Boolean).join('\n')}
</body></html>
`;
}
