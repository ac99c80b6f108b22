/** What the relations of a world say at `t`, indexed once: who is valid, whose territory, who is admitted, shared with, taking part. */
import { holdsSomewhere } from './cells.js';
import type { Admission, Attachment, Conflict, Entry, Evaluation, Habilitation, HabilitationProposal, HabilitationValidation, InformationPreoccupante, Message, Participation, PriorInformation, Qualification, Signalement, SignalementSeal, Thread, Validity, World } from './world.js';

export function validAt(row: Validity, t: number): boolean {
  return row.valid_from <= t && t < row.valid_to;
}

export class Facts {
  readonly message = new Map<string, Message>();
  readonly entry = new Map<string, Entry>();
  readonly thread = new Map<string, Thread>();
  readonly admission = new Map<string, Admission>();
  private readonly exceptions = new Map<string, PriorInformation>();
  private readonly intake = new Map<string, InformationPreoccupante>();
  private readonly qualification = new Map<string, Qualification>();
  private readonly evaluation = new Map<string, Evaluation>();
  private readonly attached = new Map<string, Attachment[]>();
  private readonly home = new Map<string, number>();
  private readonly person = new Map<string, string>();
  readonly conflict = new Map<string, Conflict>();
  readonly proposal = new Map<string, HabilitationProposal>();
  readonly validations = new Map<string, HabilitationValidation[]>();
  private readonly onCalls = new Set<string>();
  private readonly delegates = new Set<string>();
  private readonly signalements = new Map<string, Signalement>();
  private readonly seals = new Map<string, SignalementSeal>();
  private readonly steps = new Set<string>();
  private readonly signalementDossiers = new Map<string, Set<string>>();
  private readonly scopes = new Map<string, Set<string>>();
  private readonly territories = new Map<string, Set<string>>();
  private readonly attachments = new Map<string, Set<string>>();
  private readonly admitted = new Set<string>();
  private readonly named = new Set<string>();
  private readonly shared = new Set<string>();
  private readonly participations = new Map<string, Participation[]>();

  constructor(readonly world: World, readonly t: number) {
    // A line counts for an actor of its own département only, whatever it says of a dossier elsewhere.
    const { home } = this;
    for (const h of world.habilitation) home.set(h.id, h.departement);
    const at = (row: { habilitation_id: string; departement: number }): boolean => home.get(row.habilitation_id) === row.departement;
    const counts = (row: Validity & { habilitation_id: string; departement: number }): boolean => validAt(row, t) && at(row);
    for (const m of world.message) this.message.set(m.id, m);
    for (const e of world.entry) this.entry.set(e.id, e);
    for (const x of world.thread) this.thread.set(x.id, x);
    for (const i of world.information_preoccupante) this.intake.set(i.id, i);
    for (const q of world.qualification) this.qualification.set(q.id, q);
    for (const e of world.evaluation) this.evaluation.set(e.id, e);
    for (const a of world.attachment) for (const key of [a.intake_id, a.mineur_id]) this.attached.set(key, [...this.attached.get(key) ?? [], a]);
    for (const a of world.admission) this.admission.set(a.id, a);
    for (const p of world.prior_information) if (p.exception !== 'NONE' && p.exception !== 'UNREACHABLE') this.exceptions.set(p.id, p);
    for (const h of world.habilitation) this.person.set(h.id, h.professionnel_id);
    for (const c of world.conflict) this.conflict.set(c.id, c);
    for (const p of world.habilitation_proposal) this.proposal.set(p.id, p);
    for (const v of world.habilitation_validation) this.validations.set(v.proposal_id, [...this.validations.get(v.proposal_id) ?? [], v]);
    for (const h of world.habilitation_territoire) if (at(h)) put(this.territories, h.habilitation_id, h.territoire_id);
    for (const d of world.dossier_territoire) if (validAt(d, t)) put(this.attachments, `${d.departement} ${d.territoire_id}`, d.dossier_id);
    for (const k of world.admission_kind) {
      if (!counts(k)) continue;
      const pair = `${k.habilitation_id} ${k.dossier_id}`;
      for (const duty of ['ANY', k.duty]) { this.admitted.add(`${pair} ${duty}`); this.admitted.add(`${pair} ${duty} ${k.kind}`); }
    }
    for (const r of world.referent) if (counts(r)) this.named.add(`${r.habilitation_id} ${r.dossier_id}`);
    for (const o of world.astreinte) if (counts(o)) this.onCalls.add(o.habilitation_id);
    for (const d of world.delegation) if (validAt(d, t) && home.get(d.delegate_id) === d.departement) this.delegates.add(d.delegate_id);
    for (const s of world.signalement) this.signalements.set(s.id, s);
    for (const s of world.signalement_seal) this.seals.set(s.signalement_id, s);
    for (const s of world.signalement_step) for (const whose of ['', s.parquet_id]) this.steps.add(`${s.departement} ${s.signalement_id} ${s.fact} ${whose}`);
    for (const d of world.signalement_dossier) put(this.signalementDossiers, `${d.departement} ${d.signalement_id}`, d.dossier_id);
    for (const s of world.share) if (counts(s)) this.shared.add(`${s.habilitation_id} ${s.item_id}`);
    for (const p of world.participation) {
      if (!counts(p)) continue;
      const key = `${p.habilitation_id} ${p.thread_id}`;
      const list = this.participations.get(key);
      if (list) list.push(p); else this.participations.set(key, [p]);
    }
  }

  /** The dossiers that a line of the actor's own département attaches, now, to one of the actor's territories. */
  scope(actor: Habilitation): Set<string> {
    let scope = this.scopes.get(actor.id);
    if (!scope) {
      scope = new Set();
      for (const territory of this.territories.get(actor.id) ?? []) {
        for (const dossier of this.attachments.get(`${actor.departement} ${territory}`) ?? []) scope.add(dossier);
      }
      this.scopes.set(actor.id, scope);
    }
    return scope;
  }

  holdsTerritory(actor: Habilitation, territoire: string): boolean { return this.territories.get(actor.id)?.has(territoire) ?? false; }

  inScope(actor: Habilitation, dossier: string): boolean { return this.scope(actor).has(dossier); }

  /** Admitted to the dossier: for one kind, or at all; under a given duty, or under any. */
  isAdmitted(actor: Habilitation, dossier: string, kind?: string, duty = 'ANY'): boolean {
    return this.admitted.has(kind ? `${actor.id} ${dossier} ${duty} ${kind}` : `${actor.id} ${dossier} ${duty}`);
  }

  isReferent(actor: Habilitation, dossier: string): boolean { return this.named.has(`${actor.id} ${dossier}`); }

  isOnCall(actor: Habilitation): boolean { return this.onCalls.has(actor.id); }

  /** Whether somebody delegated the signature to this habilitation, now. */
  mayProsign(habilitation: string): boolean { return this.delegates.has(habilitation); }

  isOwnSignalement(actor: Habilitation, id: string): boolean {
    const row = this.signalements.get(id);
    return row?.author_id === actor.id && row.departement === actor.departement;
  }

  /** By a line of the actor's département: as a package; to the organisation where the actor is habilitated. */
  isSentTo(actor: Habilitation, id: string): boolean { return this.steps.has(`${actor.departement} ${id} SENT ${actor.organisation_id}`); }
  isArrived(actor: Habilitation, id: string): boolean { return this.steps.has(`${actor.departement} ${id} RECEIPT_RECORDED `); }
  /** The dossiers to which lines of the actor's département attach it. */
  dossiersOf(actor: Habilitation, id: string): readonly string[] { return [...this.signalementDossiers.get(`${actor.departement} ${id}`) ?? []]; }

  /** Sealed by a line of the actor's département; of a letter, this very version. */
  isSealed(actor: Habilitation, id: string, version = this.seals.get(id)?.version): boolean {
    return this.seals.get(id)?.departement === actor.departement && this.seals.get(id)!.version === version;
  }

  /** Somebody of the département who is another person than the actor, under whatever hat. */
  isAnother(actor: Habilitation, habilitation: string): boolean {
    const person = this.home.get(habilitation) === actor.departement ? this.person.get(habilitation) : undefined;
    return person !== undefined && person !== actor.professionnel_id;
  }

  isShared(actor: Habilitation, item: string): boolean { return this.shared.has(`${actor.id} ${item}`); }

  /** What the actor opened or wrote counts in the actor's own département, like any line. */
  openedThread(actor: Habilitation, thread: string): boolean {
    const row = this.thread.get(thread);
    return row?.author_id === actor.id && row.departement === actor.departement;
  }

  wroteMessage(actor: Habilitation, message: string): boolean {
    const row = this.message.get(message);
    return row?.author_id === actor.id && row.departement === actor.departement;
  }

  /** A reasoned exception of this dossier, which another person than the actor wrote. */
  isExceptionOfAnother(actor: Habilitation, id: string, dossier: string): boolean {
    const row = this.exceptions.get(id);
    return row?.dossier_id === dossier && row.departement === actor.departement && this.person.get(row.author_id) !== actor.professionnel_id;
  }

  /** The dossier to which a line of the actor's own département attaches this child; those to which it attaches some child of this information préoccupante. */
  dossiersOfMineur(actor: Habilitation, mineur: string): string[] { return this.attachedBy(actor, mineur); }
  dossiersOfIntake(actor: Habilitation, intake: string): string[] { return this.attachedBy(actor, intake); }
  private attachedBy(actor: Habilitation, key: string): string[] {
    return (this.attached.get(key) ?? []).filter((x) => x.departement === actor.departement).map((x) => x.dossier_id);
  }

  /** This child is attached to the information préoccupante that this evaluation is of, by lines of the actor's own département. */
  evaluates(actor: Habilitation, evaluation: string, dossier: string): boolean {
    const row = this.evaluation.get(evaluation);
    return row?.departement === actor.departement && this.dossiersOfIntake(actor, row.intake_id).includes(dossier);
  }

  /** The actor's own information préoccupante, which nobody has looked at yet. */
  transmits(actor: Habilitation, intake: string): boolean {
    const row = this.intake.get(intake);
    return row?.author_id === actor.id && row.state === 'RECEIVED' && row.departement === actor.departement;
  }

  /** Of the actor's own département, and nobody has qualified it yet. */
  awaitsQualification(actor: Habilitation, intake: string): boolean {
    const row = this.intake.get(intake);
    return row?.state === 'RECEIVED' && row.departement === actor.departement;
  }

  /** A qualification of this information préoccupante, which another person than the actor proposed. */
  isQualifiedByAnother(actor: Habilitation, id: string, intake: string): boolean {
    const row = this.qualification.get(id);
    return row?.intake_id === intake && row.departement === actor.departement && row.person_id !== actor.professionnel_id;
  }

  /** Takes part in a thread; with `seq`, only from the message where the participation begins. By function: one that has S, in its territory. */
  participates(actor: Habilitation, thread: string, seq = Infinity): boolean {
    const rows = this.participations.get(`${actor.id} ${thread}`);
    if (!rows) return false;
    const home = this.thread.get(thread)?.dossier_id ?? '';
    return rows.some((p) => p.from_seq <= seq && (p.basis !== 'FUNCTION' || (holdsSomewhere(actor.function, 'S') && this.inScope(actor, home))));
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value); else map.set(key, new Set([value]));
}

const known = new WeakMap<World, Facts>();
export function factsOf(world: World, t: number): Facts {
  let facts = known.get(world);
  if (!facts || facts.t !== t) known.set(world, facts = new Facts(world, t));
  return facts;
}
