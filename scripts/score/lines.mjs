/*
 * The twenty promises that are measured. `least`: of what must be many, all that was told is added up. `most`: of what must not be, or not last, the worst counts.
 * A figure that no harness tells stays in its line, and says so.
 */
const least = (name, target, what) => ({ name, least: target, what });
const most = (name, target, what) => ({ name, most: target, what });

export const LINES = [
  { says: 'the oracle and the three walls answer alike', needs: [least('walls.decisions', 5_000_000, 'decisions'), most('walls.divergences', 0, 'divergences')] },
  { says: 'each rule and each policy is missed when it is changed', needs: [least('walls.mutants', 120, 'mutants'), most('walls.alive', 0, 'alive')] },
  { says: 'no word of a child in what leaves', needs: [least('leak.worlds', 300, 'worlds'), most('leak.hits', 0, 'hits'), least('leak.fields', 1, 'of the schema asked')] },
  { says: 'two worlds that differ by what one may not see answer alike', needs: [least('twins.pairs', 500, 'pairs'), least('twins.answers', 20_000, 'answers'), most('twins.differing', 0, 'differing')] },
  { says: 'the time of a refusal tells nothing', needs: [least('timing.operations', 50, 'operations'), most('timing.auc', 0.55, 'worst AUC of 2 000 pairs'), least('timing.unpadded', 0.6, 'AUC without the quantum')] },
  { says: 'what was taken away is not seen once more', needs: [most('revocation.heard', 0, 'heard afterwards'), most('revocation.ms', 1000, 'ms to be shown out')] },
  { says: 'a shared connection lends nobody’s sight', needs: [least('bleed.operations', 100_000, 'operations'), most('bleed.foreign', 0, 'of somebody else')] },
  { says: 'the catalogue breaks no rule of the third wall', needs: [least('catalogue.seeded', 30, 'breakages seen'), most('catalogue.findings', 0, 'findings')] },
  { says: 'the walls cost little at a million messages', needs: [most('cost.ms60', 5, 'ms with 60 dossiers'), most('cost.ms20000', 50, 'ms with 20 000')] },
  { says: 'what was acknowledged is not lost', needs: [least('kill.cycles', 20, 'kill -9'), least('kill.acknowledged', 100_000, 'acknowledged'), most('kill.lost', 0, 'lost')] },
  { says: 'in order, once, and caught up', needs: [least('delivery.messages', 500, 'messages'), most('delivery.faults', 0, 'out of order, lost or twice'), most('delivery.catchUpMs', 2000, 'ms to catch up')] },
  { says: 'each seeded bug is caught', needs: Array.from({ length: 12 }, (_, n) => least(`control.M${n + 1}`, 1, `M${n + 1}`)) },
  { says: 'no signalement is silent', needs: [least('deadlines.cycles', 2, 'kill -9'), most('deadlines.alarmMs', 60_000, 'ms until the alarm'), most('deadlines.silent', 0, 'silent')] },
  { says: 'one leaf for each act and each answer', needs: [least('leaves.reconciled', 1000, 'rows'), most('leaves.unreconciled', 0, 'without'), most('leaves.mergeMs', 5000, 'ms until numbered')] },
  { says: 'a journal that was touched says where', needs: [least('attacks.located', 260, 'located'), most('attacks.missed', 0, 'missed'), most('verify.seconds', 15, 's for a million leaves')] },
  { says: 'what is kept is sealed', needs: [least('sealed.columns', 70, 'columns'), most('sealed.hits', 0, 'canaries found'), least('tamper.tried', 50_000, 'tamperings'), most('tamper.opened', 0, 'opened')] },
  { says: 'keys turn, and die', needs: [least('keys.rewrapped', 100_000, 'keys wrapped again'), most('keys.seconds', 300, 's'), most('keys.failedReads', 0, 'reads failed'), least('shred.objects', 1000, 'objects shredded'), most('shred.readable', 0, 'still readable'), most('search.recovered', 0.01, 'of the words guessed')] },
  { says: 'what is made to hurt is refused', needs: [least('http.audits', 36, 'audits'), least('abuse.documents', 60, 'documents'), most('abuse.executed', 0, 'executed'), least('abuse.packets', 40, 'packets'), most('abuse.honest', 1.2, 'times the p95 of somebody honest, while fifty hammer')] },
  { says: 'files get the verdict they deserve', needs: [least('files.cases', 150, 'files'), most('files.unexpected', 0, 'unexpected'), most('files.slow', 0, 'slower than ten seconds')] },
  { says: 'a file of assurance, from tests that ran; what is lost is restored, or said to be', needs: [least('asvs.rows', 0.95, 'of ASVS L1 and L2 that apply'), least('asvs.whole', 1, 'of V8 and V16, L3 included'), most('advisories.grave', 0, 'high or critical advisories'), most('restore.minutes', 15, 'minutes to restore'), least('restore.acknowledged', 60, 'acknowledged before the disaster'), most('restore.lost', 0, 'lost'), least('restore.rollbacks', 1, 'older copies said'), most('restore.taken', 0, 'taken for the last')] },
];
