import { readFileSync } from 'node:fs';
import { castFile } from '../paths.mjs';
import { say, sinceStart } from '../progress.mjs';

export function welcome(folder) {
  say(`Cordée démarre (données : ${folder})`);
}

/** Where to look and whom to be. */
export function greet({ folder, port, identityPort, mailPort, database, today }) {
  const { folder: cluster, port: databasePort } = database.server;
  say(`
Prête en ${sinceStart()}. Ctrl-C pour arrêter.

  Accueil     http://localhost:${port}/
  GraphQL     http://localhost:${port}/graphql
  Temps réel  http://localhost:${port}/socket.io
  Santé       http://localhost:${port}/health/ready
  Identité    http://localhost:${identityPort}/
  Courrier    http://localhost:${mailPort}/ (rien ne part)
  PostgreSQL  127.0.0.1:${databasePort}, dans ${cluster}
  Journaux    ${folder}/logs`);
  if (today) say(`\n${today} L’horloge du droit y est la sienne ; les sessions gardent l’heure vraie.`);
  const cast = readCast();
  if (cast.length === 0) return;
  const width = (field) => Math.max(...cast.map((person) => String(person[field] ?? '').length));
  const columns = ['email', 'name', 'function'].map((field) => [field, width(field) + 2]);
  say('\nQui être (jeton : npm run token -- <adresse>) :');
  for (const person of cast) {
    say(`  ${columns.map(([field, size]) => String(person[field] ?? '').padEnd(size)).join('')}${person.organisation ?? ''}`);
  }
}

function readCast() {
  try {
    return JSON.parse(readFileSync(castFile, 'utf8'));
  } catch {
    return [];
  }
}
