/** The declaration of accessibility (loi 2005-102, art. 47; décret 2019-768): everything it says is in declaration.json, and its rate is counted from it. */
import type { ReactNode } from 'react';
import { useTitle } from '../../shell/title.js';
import { dayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { CONFORMITY, CRITERIA, RATE, stated } from './conformity.js';
import declaration from './declaration.json';

const STATES: Readonly<Record<string, string>> = { C: 'conforme', NC: 'non conforme', NA: 'non applicable' };

export function Component(): ReactNode {
  useTitle('Accessibilité');
  const { reference, establishedOn, evaluation, contact, exemptions, plan } = declaration;
  const notMet = stated('NC');
  return (
    <div className="text">
      <h1>Déclaration d’accessibilité</h1>
      <p>Cordée s’engage à rendre son service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique à toutes les pages de ce service, que l’on soit connecté ou non.</p>
      <h2>État de conformité</h2>
      <p>Ce service est <strong>{CONFORMITY}</strong> avec le référentiel général d’amélioration de l’accessibilité ({reference}), en raison des non-conformités énumérées ci-dessous.</p>
      <h2>Résultats des tests</h2>
      <p><strong>{RATE} %</strong> des critères applicables sont respectés : {stated('C').length} sur {stated('C').length + notMet.length} ; {stated('NA').length} ne s’appliquent pas. C’est une {evaluation.by}.</p>
      <h2>Contenus non accessibles</h2>
      <h3>Non-conformités</h3>
      <ul>{notMet.map(({ number, question, note }) => <li key={number}><strong>Critère {number}.</strong> {question}<br />{note}</li>)}</ul>
      <h3>Dérogations pour charge disproportionnée</h3>
      {exemptions.length === 0 ? <p>Aucune.</p> : <ul>{exemptions.map((exemption) => <li key={exemption}>{exemption}</li>)}</ul>}
      <h2>Établissement de cette déclaration</h2>
      <p>Établie le <time dateTime={establishedOn}>{dayOf(`${establishedOn}T12:00:00Z`)}</time>. {plan}</p>
      <p>Technologies : {evaluation.technologies.join(', ')}. Moyens : {evaluation.tools.join(' ; ')}.</p>
      <h2>Retour d’information et contact</h2>
      <p>Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à {contact.who} (<a href={`mailto:${contact.email}`}>{contact.email}</a>) pour être orienté vers une forme accessible, ou l’obtenir autrement. N’écrivez rien d’un enfant dans ce message.</p>
      <h2>Voies de recours</h2>
      <p>Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :</p>
      <ul>
        <li>écrire au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a> ;</li>
        <li>contacter <a href="https://www.defenseurdesdroits.fr/saisir/delegues">le délégué du Défenseur des droits dans votre région</a> ;</li>
        <li>envoyer un courrier, gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
      </ul>
      <h2>Grille des {count(CRITERIA.length, 'critère', 'critères')}</h2>
      {declaration.themes.map((theme) => <Theme key={theme.number} {...theme} />)}
    </div>
  );
}

function Theme({ number: theme, name }: { number: number; name: string }): ReactNode {
  return (
    <details className="theme"><summary>{theme}. {name}</summary>
      <table className="table">
        <caption className="visually-hidden">Critères du thème {name}</caption>
        <thead><tr><th scope="col">Critère</th><th scope="col">Question</th><th scope="col">État</th></tr></thead>
        <tbody>{CRITERIA.filter(({ number }) => number.startsWith(`${theme}.`)).map(({ number, question, state, note }) => (
          <tr key={number}><th scope="row">{number}</th><td>{question}{note ? <small>{note}</small> : null}</td><td>{STATES[state]}</td></tr>
        ))}</tbody>
      </table>
    </details>
  );
}
