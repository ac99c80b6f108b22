/** The permanence of one's parquet: who, until when, at which number; registered, ended, passed on, taken. What arrives in the night is told to whoever holds it. */
import { type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { momentOf, serverNow } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { COLLEAGUES, type Duty, HAND_OVER, REGISTER, ROTA } from './duty-queries.js';
import { EndDuty } from './end-duty.js';
import { TakeOver } from './take-over.js';

type Choice = readonly [id: string, name: string];

export function Component(): ReactNode {
  useTitle('Permanence du parquet');
  const [search, setSearch] = useSearchParams();
  const { me: { habilitation } } = useMe();
  const rota = useAsk(ROTA, {});
  const directory = useAsk(COLLEAGUES, {});
  const passationId = search.get('passation');
  const ofMine = <T extends { organisation: { id: string } }>(all: readonly T[]): T[] => all.filter(({ organisation }) => organisation.id === habilitation.organisation.id);
  return (
    <>
      <div className="page-head"><h1>Permanence du parquet</h1><p><Link to="/parquet">Signalements reçus</Link></p></div>
      {passationId ? <TakeOver passationId={passationId} done={() => { setSearch({}, { replace: true }); rota.again(); }} /> : null}
      <Zone asked={directory} of="de l’annuaire" pick={(d) => ofMine(d.directory.edges.map(({ node }) => node))}>{(people) => {
        const magistrates = people.map(({ id, professionnel }): Choice => [id, professionnel.displayName]);
        return (
          <>
            <Zone asked={rota} of="de la permanence" pick={(d) => d.permanences.edges.map(({ node }) => node).filter(({ parquet }) => parquet.id === habilitation.organisation.id)} isEmpty={(all) => all.length === 0}
              empty="Nul n’est de permanence : ce qui arrive est dit à tous les magistrats du parquet.">{(all) => (
              <ul className="rows">{all.map((duty) => <DutyRow key={duty.id} duty={duty} me={habilitation.id} magistrates={magistrates} again={rota.again} />)}</ul>
            )}</Zone>
            <Unfold name="Inscrire une permanence">{(close) => <ActForm mutation={REGISTER} of={{}} name="Inscrire" says="Trente et un jours au plus. La permanence n’ouvre rien : tout magistrat du parquet lit ce qui lui est adressé." done={() => { close(); rota.again(); }}
              fields={[{ name: 'habilitationId', label: 'Qui', as: 'choice', of: magistrates }, { name: 'phone', label: 'Numéro à appeler', as: 'line' }, { name: 'validFrom', label: 'À partir du', as: 'when' }, { name: 'validTo', label: 'Jusqu’au', as: 'when' }]} />}</Unfold>
          </>
        );
      }}</Zone>
    </>
  );
}

function DutyRow({ duty, me, magistrates, again }: { duty: Duty; me: string; magistrates: readonly Choice[]; again: () => void }): ReactNode {
  const { id, habilitation, phone, validFrom, validTo } = duty;
  const now = serverNow();
  const current = new Date(validFrom) <= now;
  const others = magistrates.filter(([one]) => one !== habilitation.id);
  return (
    <li className="row tall">
      <span className="object"><strong>{habilitation.professionnel.displayName}</strong> · <span className="number">{phone}</span><small>{current ? 'en ce moment, ' : `à partir du ${momentOf(validFrom)}, `}jusqu’au {momentOf(validTo)}</small></span>
      <div className="acts">
        {current && habilitation.id === me && others.length > 0 ? <Unfold name="Passer la main">{(close) => <ActForm mutation={HAND_OVER} of={{ permanenceId: id }} name="Passer la main" says="Vous restez de permanence jusqu’à ce que votre collègue la prenne." done={() => { close(); again(); }}
          fields={[{ name: 'habilitationId', label: 'À qui', as: 'choice', of: others }]} />}</Unfold> : null}
        <EndDuty id={id} done={again} />
      </div>
    </li>
  );
}
