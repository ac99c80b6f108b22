import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Field } from '../../form/field.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { count } from '../../words/plural.js';
import { Faults } from '../../zone/faults.js';
import { VISA } from './queries.js';

/** Of a whole list at once: the archives give one number and one day for it. */
export function Visa(): ReactNode {
  const [done, setDone] = useState(0);
  return (
    <>
      <Unfold name="Enregistrer un visa des archives">{(close) => <VisaForm done={(n) => { setDone(n); close(); }} />}</Unfold>
      <p role="status" className="done">{done > 0 ? `Visa enregistré pour ${count(done, 'dossier')}.` : null}</p>
    </>
  );
}

function VisaForm({ done }: { done: (n: number) => void }): ReactNode {
  const key = useKey();
  const [bordereau, setBordereau] = useState('');
  const [number, setNumber] = useState('');
  const [visaOn, setVisaOn] = useState('');
  const [wrong, setWrong] = useState(false);
  const { act, pending, faults } = useAct(VISA, (d) => d.done, ({ steps }) => { key.renew(); done(steps?.length ?? 0); });
  const send = (): void => {
    const visaNumber = /^[1-9]\d{0,8}$/.test(number.trim()) ? Number(number) : null;
    setWrong(visaNumber === null);
    if (visaNumber !== null) void act({ input: { requestId: key.current(), bordereau, visaNumber, visaOn } });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <p className="hint">Par une autre personne que celle qui a proposé : quatre yeux avant ce qui ne se défait pas. Le visa vaut pour chaque dossier encore au bordereau et que vous connaissez ; ceux qui furent gelés ou rouverts n’y sont plus.</p>
      <div className="fields">
        <Field label="Bordereau" hint="L’année et son rang, AAAA-N." value={bordereau} change={setBordereau} />
        <Field label="Numéro du visa" hint="Un nombre." value={number} change={setNumber} />
        <Field label="Jour du visa" type="date" value={visaOn} change={setVisaOn} />
      </div>
      {wrong ? <p className="faults" role="alert">Le numéro du visa est un nombre, à partir de 1. Rien n’est enregistré.</p> : null}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Enregistrer le visa</Button>
    </form>
  );
}
