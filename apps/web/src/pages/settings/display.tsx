import { useState, type ReactNode } from 'react';
import { keepSettings, readSettings, type DisplaySettings } from '../../shell/display-settings.js';
import { Choice } from '../../form/field.js';

export function DisplayPart(): ReactNode {
  const [settings, setSettings] = useState(readSettings);
  const set = (part: Partial<DisplaySettings>): void => {
    const next = { ...settings, ...part };
    setSettings(next);
    keepSettings(next);
  };
  return (
    <fieldset><legend>Affichage et clavier, sur ce poste</legend>
      <Choice label="Taille du texte" value={settings.size} choices={[['normal', 'Normale'], ['large', 'Grande'], ['larger', 'Très grande']]} change={(size) => set({ size })} />
      <p><label><input type="checkbox" checked={settings.legible} onChange={(e) => set({ legible: e.target.checked })} /> Police lisible (Atkinson Hyperlegible)</label></p>
      <p><label><input type="checkbox" checked={settings.contrast} onChange={(e) => set({ contrast: e.target.checked })} /> Contraste renforcé</label></p>
      <p><label><input type="checkbox" checked={settings.singleKeys} onChange={(e) => set({ singleKeys: e.target.checked })} /> Raccourcis à une seule touche (j, k, r, ?…)</label></p>
    </fieldset>
  );
}
