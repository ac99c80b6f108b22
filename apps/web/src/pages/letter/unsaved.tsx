/** The two seconds before what was written is kept, or the time that the network does not answer: leaving then is somebody's decision, asked inside, and by the browser when the page closes. */
import { useEffect, type ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useBlocker } from 'react-router';

export function Unsaved({ when }: { when: boolean }): ReactNode {
  const blocker = useBlocker(when);
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [when]);
  return (
    <ModalOverlay className="overlay" isOpen={blocker.state === 'blocked'} onOpenChange={(open) => { if (!open) blocker.reset?.(); }}>
      <Modal className="modal"><Dialog className="dialog" role="alertdialog">
        <Heading slot="title">Vos derniers mots ne sont pas enregistrés</Heading>
        <p>Ce qui précède est gardé en brouillon ; ce que vous venez d’écrire ne l’est pas encore.</p>
        <Button className="button primary" autoFocus onPress={() => blocker.reset?.()}>Rester</Button> <Button className="button" onPress={() => blocker.proceed?.()}>Partir sans enregistrer</Button>
      </Dialog></Modal>
    </ModalOverlay>
  );
}
