import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { inForce, Instant } from '../platform/instant.js';
import { loadMany, loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Conflict } from './conflict.entity.js';
import { AdmissionProposal } from './admission-proposal.entity.js';
import { Admission } from './admission.entity.js';
import { DossierLink } from './dossier-link.entity.js';
import { DossierTerritoire } from './dossier-territoire.entity.js';
import { Enfant } from './enfant.entity.js';
import { LieuProtege } from './lieu-protege.entity.js';
import { placesOf } from './places-of.js';
import { Lien } from './lien.entity.js';
import { partsOf } from './parts-of.js';
import { PriorInformation } from './prior-information.entity.js';
import { Referent } from './referent.entity.js';
import { whoSeesWhat } from './who-sees-what.js';
import { WhoSeesWhat } from './who-sees-what.type.js';

/** One child's, for life, in one département. It holds no word about the child: what is known stands in rows of their own kinds. */
@ObjectType({ implements: () => [Node] })
@Entity('dossier')
export class Dossier implements Node {
  @PrimaryColumn('uuid') id: string;
  @Field() @Column('smallint') departement: number;
  @Column('uuid') openedBy: string;
  @Field() @Instant() openedAt: Date;
  @Field() @Column('text') state: string;
  @Column('uuid') requestId: string;

  @Related<Dossier>(() => Enfant, async (d, scope) => (await loadMany(scope, Enfant, 'dossierId', d.id, ['id']))[0] ?? null, { nullable: true })
  enfant?: Enfant | null;

  @Related<Dossier>(() => [DossierTerritoire], async (d, scope) => (await partsOf(scope, DossierTerritoire, 'dossierId', d.id)).sort((a, b) => +a.validFrom - +b.validFrom), { description: 'Du plus ancien au plus récent.' })
  territoires?: DossierTerritoire[];

  @Related<Dossier>(() => [Dossier], async (d, scope) => {
    const { now } = await scope.tx();
    const links = await partsOf(scope, DossierLink, 'dossierId', d.id, { columns: ['validTo'], values: [now] });
    return (await Promise.all(links.map(async (l) => await loadOne(scope, Dossier, l.linkedId)))).filter((linked) => linked !== null);
  }, { description: 'Les dossiers de la fratrie que vous connaissez : un lien n’en ouvre aucun.' })
  siblings?: Dossier[];

  @Related<Dossier>(() => [Admission], (d, scope) => loadMany(scope, Admission, 'dossierId', d.id, ['grantedAt', 'id']))
  admissions?: Admission[];

  @Related<Dossier>(() => Referent, async (d, scope) => {
    const [named, { now }] = await Promise.all([loadMany(scope, Referent, 'dossierId', d.id, ['validFrom', 'id']), scope.tx()]);
    return named.find((r) => inForce(r, now)) ?? null;
  }, { nullable: true, description: 'Qui suit l’enfant, aujourd’hui ; nul si personne n’est nommé, ou pour qui ne peut savoir qui est admis.' })
  referent?: Referent | null;

  @Related<Dossier>(() => [AdmissionProposal], (d, scope) => loadMany(scope, AdmissionProposal, 'dossierId', d.id, ['proposedAt', 'id']), { description: 'Les vôtres ; toutes, pour qui peut admettre.' })
  admissionProposals?: AdmissionProposal[];

  @Related<Dossier>(() => [Conflict], (d, scope) => loadMany(scope, Conflict, 'dossierId', d.id, ['declaredAt', 'id']), { description: 'Qui en est écarté : pour le référent et les responsables seuls ; vide pour tout autre.' })
  conflicts?: Conflict[];

  @Related<Dossier>(() => [PriorInformation], (d, scope) => loadMany(scope, PriorInformation, 'dossierId', d.id, ['writtenAt', 'id']))
  priorInformation?: PriorInformation[];

  @Related<Dossier>(() => [Lien], (d, scope) => loadMany(scope, Lien, 'dossierId', d.id, ['validFrom', 'id']), { description: 'Les personnes autour de l’enfant, et ce qu’elles lui sont.' })
  liens?: Lien[];

  @Related<Dossier>(() => [LieuProtege], (d, scope) => placesOf(scope, d), { nullable: true, description: 'Les lieux tenus secrets de cet enfant ; nul pour qui ne peut savoir s’il y en a.' })
  lieuxProteges?: LieuProtege[] | null;

  @Related<Dossier>(() => WhoSeesWhat, (d, scope) => whoSeesWhat(scope, d), { nullable: true, description: 'Rien, pour qui ne peut savoir qui est admis.' })
  whoSeesWhat?: WhoSeesWhat | null;
}
