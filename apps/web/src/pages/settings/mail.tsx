/** Mails say that something awaits, never what; when they come is each one's choice. */
import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { graphql } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { Choice } from '../../form/field.js';

const PREFERENCE = graphql('query Rythme { me { currentSessionId } noticePreference { rhythm quietFrom quietTo } }');
const SET = graphql('mutation RythmeChoisi($input: SetNoticePreferenceInput!) { setNoticePreference(input: $input) { userErrors { code message field } } }');
type Rhythm = 'IMMEDIATE' | 'HOURLY' | 'DAILY';
interface Preference { rhythm: string; quietFrom: number; quietTo: number }
const USUAL: Preference = { rhythm: 'IMMEDIATE', quietFrom: 20, quietTo: 7 };
const HOURS = Array.from({ length: 24 }, (_, h) => [String(h), `${h} h`] as const);

export function MailPart(): ReactNode {
  const asked = useAsk(PREFERENCE, {});
  return <Zone asked={asked} of="de vos réglages" pick={(d) => d.noticePreference ?? USUAL}>{(preference) => <Form kept={preference} />}</Zone>;
}

function Form({ kept }: { kept: Preference }): ReactNode {
  const [value, setValue] = useState(kept);
  const [done, setDone] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { act, pending, faults } = useAct(SET, (d) => d.setNoticePreference, () => { key.current = crypto.randomUUID(); setDone(true); });
  const set = (part: Partial<Preference>): void => { setDone(false); setValue({ ...value, ...part }); };
  return (
    <fieldset><legend>Courriels</legend>
      <p className="hint">Un courriel dit que quelque chose vous attend, jamais quoi. Ce qui ne peut pas attendre part toujours.</p>
      <div className="fields">
        <Choice label="Rythme" value={value.rhythm as Rhythm} choices={[['IMMEDIATE', 'Aussitôt'], ['HOURLY', 'Une fois par heure'], ['DAILY', 'Une fois par jour']]} change={(rhythm) => set({ rhythm })} />
        <Choice label="Ne pas déranger de" value={String(value.quietFrom)} choices={HOURS} change={(hour) => set({ quietFrom: Number(hour) })} />
        <Choice label="à" value={String(value.quietTo)} choices={HOURS} change={(hour) => set({ quietTo: Number(hour) })} />
      </div>
      <Faults faults={faults} />
      <Button className="button" isPending={pending} onPress={() => void act({ input: { requestId: key.current, rhythm: value.rhythm as Rhythm, quietFrom: value.quietFrom, quietTo: value.quietTo } })}>Enregistrer</Button>
      {done ? <p role="status" className="done">Enregistré.</p> : null}
    </fieldset>
  );
}
