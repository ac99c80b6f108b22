import type { ReactNode } from 'react';
import type { Draft } from './draft.js';
import { Choice, Field } from '../../form/field.js';
import { CHANNELS, ORIGINS, TRANSMITTERS } from './words.js';

/** Who alerts is a row of its own, read by the cell alone. */
export function InformantPart({ value, change }: { value: Draft['informant']; change: (informant: Draft['informant']) => void }): ReactNode {
  const set = (part: Partial<Draft['informant']>): void => change({ ...value, ...part });
  return (
    <fieldset><legend>Qui alerte</legend><p className="hint">Cette identité n’est lue que de la cellule et n’est écrite nulle part ailleurs. Elle peut rester inconnue.</p>
      <div className="fields">
        <Choice label="Comment" value={value.channel} choices={CHANNELS} change={(channel) => set({ channel })} />
        <Choice label="Transmis par" value={value.transmittedBy} choices={TRANSMITTERS} change={(transmittedBy) => set({ transmittedBy })} />
        <Choice label="À l’origine" value={value.origin} choices={ORIGINS} change={(origin) => set({ origin })} />
      </div>
      <Field label="Identité de la personne qui a parlé" hint="Vide : vous-même, ou un appelant anonyme" optional value={value.identity} change={(identity) => set({ identity })} />
    </fieldset>
  );
}
