/** The draft of a meeting that is closed: until when it is reread, « rien à observer », and, for who convenes, what still prevents its being validated. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSyntheses } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { birthOf, serverNow, shortDayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { NOTHING, PREVIEW, type Review, type Table, VALIDATE } from './queries.js';
import { seated } from './seated.js';

interface Props { table: Table; review: Review | undefined; again: () => void }

/** Whether the draft is still observed, by whoever sits there. */
export const isReread = ({ seance, minutes }: Table): boolean => {
  const until = seance.at(-1)?.observeUntil;
  return !minutes && !!until && until > serverNow().toISOString();
};

export function DraftReview({ table, review, again }: Props): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const { act, pending, faults } = useAct(NOTHING, (d) => d.done, () => { key.renew(); again(); });
  const mine = table.by.id === habilitation.id;
  const said = review?.relectures.some(({ by }) => by.id === habilitation.id);
  const observed = review?.observations.some((o) => o.__typename === 'Observation' && o.by.id === habilitation.id);
  const sits = seated(table).some((c) => c.habilitation.id === habilitation.id);
  const until = table.seance.at(-1)?.observeUntil;
  return (
    <section className="effect" aria-labelledby="relecture"><h2 id="relecture">Relecture du projet</h2>
      <p>{isReread(table) ? `Chacun de la table relit ce qu’il en lit, et l’observe ligne à ligne, jusqu’au ${shortDayOf(new Date(Date.parse(until!) - 1).toISOString())} inclus.` : 'Le délai pour l’observer est passé.'}</p>
      {sits && !mine && isReread(table) ? (said ? <p>Vous avez dit n’avoir rien à observer ; vous le pouvez encore.</p> : observed ? <p>Vous avez observé ce projet.</p> : (
        <p><Button className="button primary" isPending={pending} onPress={() => void act({ input: { syntheseId: table.id, requestId: key.current() } })}>Rien à observer</Button></p>)) : null}
      <Faults faults={faults} />
      {mine ? <Validation id={table.id} again={again} /> : null}
    </section>
  );
}

function Validation({ id, again }: { id: string; again: () => void }): ReactNode {
  const asked = useAsk(PREVIEW, { id }, { when: ofSyntheses });
  return (
    <Zone asked={asked} of="de ce que valider gèlerait" pick={(d) => d.previewMinutes}>{({ preview, userErrors }) => {
      if (!preview) return <Faults faults={userErrors} />;
      const { unanswered, over, awaitedOf, until, warnings } = preview;
      const waiting = !over && awaitedOf.length > 0;
      return (
        <>
          <p>{count(preview.lines, 'ligne')}, dont {count(preview.decisions, 'décision')}{preview.reserved > 0 ? ` ; vous n’en lisez pas ${preview.reserved}` : ''}. Validé, il est numéroté et gelé : rien ne s’y ajoute. Chacun en lit ce qui lui est ouvert, sous le même numéro et la même empreinte.</p>
          {unanswered > 0 || waiting ? <div role="status"><p><strong>Avant de valider :</strong></p><ul>
            {unanswered > 0 ? <li>{count(unanswered, 'observation')} sans réponse{' '}: répondez-y, ou passez la plume à qui peut la lire.</li> : null}
            {waiting ? <li>Attendre {awaitedOf.map(({ professionnel }) => professionnel.displayName).join(', ')}, ou le terme de la relecture, le {birthOf(until!)} inclus.</li> : null}</ul></div>
            : <Unfold name="Valider le compte rendu">{(close) => <ActForm mutation={VALIDATE} of={{ syntheseId: id, effectDigest: preview.digest }} name="Valider, sans retour" fields={[]} done={() => { close(); again(); }} />}</Unfold>}
          {warnings.length > 0 ? <ul className="warnings">{warnings.map(({ code, phrase }) => <li key={code}>{phrase}</li>)}</ul> : null}
        </>
      );
    }}</Zone>
  );
}
