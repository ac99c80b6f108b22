/** Counts, decision by decision, what each one hangs on: a cell of the table, a conjunct or a rule of the law. */
import type { Facts as ProductFacts } from '../../../libs/secrecy/facts.js';
import { type Counts, countReading, countWriting } from '../decisive.js';
import type { RuleMutants } from '../mutants/rules.js';
import { type Facts, factsOf } from '../oracle/facts.js';
import type { Content, Habilitation, TypeName, World } from '../oracle/world.js';
import { propertiesOf, whoOf } from '../readings/who.js';

const CELL_READS = new Set(['Entry.read', 'Enfant.read', 'PriorInformation.read', 'Personne.read', 'Lien.read', 'LieuProtege.read', 'PriorValidation.read', 'Thread.read', 'Message.read', 'Revision.read', 'Mention.read', 'Piece.read', 'Contribution.read', 'Rencontre.read', 'RapportEvaluation.read', 'AvisTitulaire.read']);
const CELL_WRITES = new Set(['Entry.write', 'Enfant.write', 'PriorInformation.write', 'Personne.write', 'Lien.write', 'LieuProtege.write', 'Thread.open', 'Message.post']);

export class Watch {
  readonly cells: Counts = new Map();
  private facts: Facts | undefined;

  constructor(private readonly rules: RuleMutants) {}

  begin(world: World): void { this.facts = factsOf(world, world.t); }

  /** Of valid actors only: nobody else reaches the law. */
  decision(actor: Habilitation, type: TypeName, action: string, row: object, facts: ProductFacts): void {
    const act = `${type}.${action}`;
    if (CELL_READS.has(act)) countReading(this.cells, this.facts!, actor, type, row as Content);
    else if (CELL_WRITES.has(act)) countWriting(this.cells, this.facts!, actor, type, row as Content);
    this.rules.decision(whoOf(actor), type, action, propertiesOf(row), facts);
  }
}
