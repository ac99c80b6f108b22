import { parseArgs } from 'node:util';
import pg from 'pg';
import { readMigrateConfig } from '../../libs/platform/config.js';
import { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { bootstrap, inviteFirst } from './bootstrap.js';

/** npm run bootstrap -- --departement 99 …: the first habilitations of a département, with the environment of migrate. */
const USAGE = `npm run bootstrap -- --departement 99 --organisation "Département d’Orvale" --siret 99970107100071 --territoire "Montférien-Nord" [--territoire …]
  --administrateur "Prénom NOM <adresse>" --responsable "Prénom NOM <adresse>" --fonction RESPONSABLE_ASE [--correspondant "Prénom NOM <adresse>"]
npm run bootstrap -- --invitation adresse : un autre lien pour l’une de ces personnes, qui ne s’est pas encore connectée.`;
const one = { type: 'string' } as const;

try {
  const { values } = parseArgs({ options: { departement: one, organisation: one, siret: one, administrateur: one, responsable: one, fonction: one, correspondant: one, invitation: one, territoire: { type: 'string', multiple: true } } });
  const { departement, organisation, administrateur, responsable, fonction, siret, correspondant, invitation, territoire = [] } = values;
  const first = departement && organisation && administrateur && responsable && fonction
    ? { departement: Number(departement), organisation, siret: siret ?? null, territoires: territoire, administrator: administrateur, responsable, responsableFunction: fonction, correspondent: correspondant ?? null } : null;
  if ((first === null) === (invitation === undefined)) throw new Error(USAGE);
  const { ownerUrl, roleSecret, publicUrl } = readMigrateConfig();
  const links = new InvitationLinks(roleSecret, publicUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const done = first ? await bootstrap(owner, first, links) : await inviteFirst(owner, invitation!, links);
    process.stdout.write(`${done.join('\n')}\n`);
    if (first?.correspondent === null) process.stdout.write('Sans correspondant du département, personne ne peut encore proposer : il faut trois personnes pour une habilitation validée.\n');
  } finally {
    await owner.end();
  }
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
