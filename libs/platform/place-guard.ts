/**
 * A place kept secret is written where its kind is read, and nowhere else: asked by the door of every row that it inserts, so that no carrier can forget it. Who reads what it is
 * refused to write is not asked: whoever is admitted tomorrow would read it too. The refusal is the same for whoever knows the place and whoever does not, and is journalled as a secret of its kind.
 */
import type { Connection } from './connection.js';
import type { TableShape } from './database.js';
import { UserError } from './errors.js';
import { bears, marksOf } from './place-marks.js';
import type { Sealing } from './sealing.js';
import type { Traces } from './trace.js';

/** One's own, read by nobody else: what comes of it is asked when it leaves. */
const OWN = new Set(['Draft', 'MinuteDraft', 'Ebauche']);
/** What makes a place of this child, or of a sibling, to be recognised from then on. */
const BRINGS_PLACES = new Set(['LieuProtege', 'DossierLink']);

interface Marked { id: string; dossier_id: string; marks: Buffer }

export class PlaceGuard {
  constructor(private readonly sql: Connection, private readonly sealing: Sealing, private readonly traces: Traces) {}

  /** What will recognise these words, of a place of this dossier. */
  async marks(dossierId: string, terms: readonly string[]): Promise<Buffer> {
    await this.sealing.hold(dossierId);
    return marksOf((await this.sealing.wordKeys([dossierId])).get(dossierId)!, terms);
  }

  async ask(shape: TableShape, row: object): Promise<void> {
    if (BRINGS_PLACES.has(shape.type)) this.sealing.lookAgain();
    const fields = row as Record<string, unknown>;
    if (typeof fields.dossierId !== 'string' || fields.kind === 'LIE' || OWN.has(shape.type) || !shape.columns.some((c) => c.sealed)) return;
    await this.askTexts(fields.dossierId, () => shape.columns.flatMap(({ sealed, property, column }) => (sealed && typeof fields[property] === 'string' ? [[column, fields[property]] as const] : [])));
  }

  /** The same of words that are in no column: those of a file that joins a dossier. */
  async askTexts(dossierId: string, textsOf: () => readonly (readonly [field: string, text: string])[]): Promise<void> {
    if (!(await this.sealing.hold(dossierId))) return;
    const holders = new Set((await this.places(dossierId)).map((p) => p.dossier_id));
    if (holders.size === 0) return;
    const texts = textsOf();
    // Marks are remade with the key: under a former one, kept open here, nothing would be recognised.
    for (const holder of [...holders].sort()) await this.sealing.hold(holder);
    const keys = await this.sealing.wordKeys([...holders]);
    for (const { id, dossier_id, marks } of await this.places(dossierId)) {
      // Its dossier was destroyed at its term: nobody can recognise it any more.
      const key = keys.get(dossier_id);
      const cited = key && texts.find(([, text]) => bears(text, key, marks));
      if (!cited) continue;
      this.traces.refused('LieuProtege', 'write', id, 'LIE');
      throw new UserError('LIEU_PROTEGE', 'Ce texte contient une adresse, un nom ou un numéro tenus secrets pour protéger quelqu’un. Rien n’est enregistré, et rien n’est parti. Retirez-les ; ce qui doit en être dit s’écrit au dossier, dans un écrit « lieu tenu secret ».', cited[0].replaceAll(/_(\w)/g, (_, c: string) => c.toUpperCase()));
    }
  }

  private places = (dossierId: string): Promise<Marked[]> => this.sql.query<Marked & { [column: string]: unknown }>({ name: 'place-marks', text: 'select id, dossier_id, marks from app.place_marks($1)' }, [dossierId]);
}
