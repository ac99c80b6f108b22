import type { Rotated } from './rotate.js';

/** The last words of a rotation: whether the former versions may go. */
export function said({ version, rewrapped, broken, left }: Rotated): string {
  const done = `Version ${version} : ${rewrapped.toLocaleString('fr-FR')} clés enveloppées de nouveau.`;
  if (left.size === 0) {
    return `${done}\nVérifié : aucune clé n’est plus sous une version antérieure. Celles-ci peuvent être retirées de chaque serveur (KEK_MIN_VERSION=${version}, ou min_decryption_version au service de clés), dans un jour : une pièce déposée et pas encore jointe vit vingt-quatre heures sous la sienne.
Gardez-les hors ligne aussi longtemps que vivent les sauvegardes faites avant cet instant : elles ne s’ouvrent qu’avec elles.`;
  }
  const counts = [...left].map(([v, n]) => `version ${v} : ${n.toLocaleString('fr-FR')}`).join(' ; ');
  const why = broken.length > 0 ? `${broken.length.toLocaleString('fr-FR')} ne s’ouvrent pas et sont laissées telles quelles (porteurs : ${broken.slice(0, 20).join(', ')}).` : 'Relancez la commande.';
  return `${done}\nIl en reste sous d’autres versions (${counts}). N’en retirez aucune. ${why}`;
}
