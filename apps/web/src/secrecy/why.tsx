/** « Pourquoi ? »: the rule in words, its article, what one can do. It says no more than what was already noticed. */
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { graphql } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { Zone } from '../zone/zone.js';

const WHY = graphql(`query Pourquoi($type: Noticeable!, $id: ID!) { explainAccess(type: $type, id: $id) { allowed code phrase article ways } }`);
type Noticeable = 'Message' | 'Thread' | 'SynthesePoint' | 'MinuteLine' | 'Observation';

export function Why({ type, id, of }: { type: Noticeable; id: string; of: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="button why" aria-label={`Pourquoi ${of} vous est réservé`}>Pourquoi ?</Button>
      <ModalOverlay className="overlay" isDismissable><Modal className="modal"><Dialog className="dialog">
        <Heading slot="title" level={2}>Pourquoi cet élément est-il réservé ?</Heading>
        {open ? <Reason type={type} id={id} /> : null}
        <Button slot="close" className="button">Fermer</Button>
      </Dialog></Modal></ModalOverlay>
    </DialogTrigger>
  );
}

function Reason({ type, id }: { type: Noticeable; id: string }): ReactNode {
  const asked = useAsk(WHY, { type, id });
  return (
    <Zone asked={asked} of="de la raison" pick={(d) => d.explainAccess}>{({ phrase, article, ways }) => (
      <>
        <dl className="reason"><dt>Raison</dt><dd>{phrase}</dd><dt>Règle</dt><dd>{article}</dd></dl>
        {ways.length > 0 ? <><h3>Ce que vous pouvez faire</h3><ol>{ways.map((way) => <li key={way}>{way}</li>)}</ol></> : null}
        <p className="hint">Votre demande est inscrite au journal du dossier.</p>
      </>
    )}</Zone>
  );
}
