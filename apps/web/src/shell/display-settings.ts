/** How the screen looks, and answers keys, to this person: no secret, so it may stay in this browser. */
export interface DisplaySettings { size: 'normal' | 'large' | 'larger'; legible: boolean; contrast: boolean; /** Single letters as shortcuts: whoever dictates, or types by accident, switches them off (WCAG 2.1.4). */ singleKeys: boolean }
const KEY = 'affichage';
const USUAL: DisplaySettings = { size: 'normal', legible: false, contrast: false, singleKeys: true };

export function readSettings(): DisplaySettings {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<DisplaySettings> };
  } catch {
    return USUAL;
  }
}

export function applySettings(settings: DisplaySettings): void {
  const { dataset } = document.documentElement;
  dataset['size'] = settings.size;
  dataset['legible'] = String(settings.legible);
  dataset['contrast'] = String(settings.contrast);
}

export function keepSettings(settings: DisplaySettings): void {
  localStorage.setItem(KEY, JSON.stringify(settings));
  applySettings(settings);
}
