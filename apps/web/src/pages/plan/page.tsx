/** Every place that is one's own, and what is done there: another way than the menu (RGAA 12.1). */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../shell/me.js';
import { placesOf } from '../../shell/places.js';
import { useTitle } from '../../shell/title.js';

const DOES: Readonly<Record<string, string>> = {
  '/ma-journee': 'ce qui vous attend, dans l’ordre où le faire', '/dossiers': 'les enfants dont le dossier vous est ouvert : qui voit quoi, qui a ouvert quoi',
  '/fils': 'les échanges auxquels vous participez', '/recherche': 'les messages que vous lisez, par leurs mots', '/ip': 'les informations préoccupantes, du recueil à ce qui en est décidé', '/signalements': 'les lettres au procureur, et ce qu’il en est répondu',
  '/reunions': 'les réunions de synthèse : convoquer, répondre, tenir, suivre', '/parquet': 'les signalements reçus, et la permanence', '/annuaire': 'qui fait quoi, dans quelle organisation, tenu ou non au secret',
  '/habilitations': 'qui entre, par quel acte, pour combien de temps', '/simulateur': 'ce que la loi ouvrirait à une personne, selon sa fonction', '/observatoire': 'l’année en chiffres, sans que personne s’y reconnaisse', '/qui-savait': 'd’un enfant, à un instant passé : qui pouvait lire quoi, et qui l’avait ouvert', '/preuve-du-journal': 'que le journal est ce qui fut signé, et comment le vérifier sans nous', '/conservation': 'jusqu’à quand les dossiers clos sont gardés, ce qui fut détruit et ce qui le prouve', '/reglages': 'affichage, clavier, courriels, sessions ouvertes',
};

export function Component(): ReactNode {
  useTitle('Plan du site');
  const { me: { desks } } = useMe();
  return (
    <>
      <div className="page-head"><h1>Plan du site</h1></div>
      <ul className="plain">
        {placesOf(desks).map(([to, name]) => <li key={to}><Link to={to}>{name}</Link>{DOES[to] ? ` : ${DOES[to]}` : ''}</li>)}
        <li><Link to="/accessibilite">Accessibilité</Link> : la déclaration, et à qui écrire</li>
      </ul>
    </>
  );
}
