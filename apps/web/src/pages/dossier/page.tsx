/** One child: who they are, who is around them, what is exchanged, who sees what, who opened it. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { birthOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { Conservation } from './conservation.js';
import { Journal } from './journal.js';
import { DOSSIER, type DossierData } from './queries.js';
import { Summary } from './summary.js';
import { ThreadsOf } from './threads-of.js';
import { WhoSeesWhat } from './who-sees-what.js';

const TABS = [['synthese', 'Synthèse'], ['fils', 'Échanges'], ['intervenants', 'Qui voit quoi'], ['journal', 'Journal'], ['conservation', 'Conservation']] as const;

export function Component(): ReactNode {
  useTitle('Dossier');
  const { id = '' } = useParams();
  const asked = useAsk(DOSSIER, { id }, { when: about(id) });
  return <Zone asked={asked} of="du dossier" pick={(d) => d.dossier}>{(dossier) => <Opened dossier={dossier} again={asked.again} />}</Zone>;
}

function Opened({ dossier, again }: { dossier: DossierData; again: () => void }): ReactNode {
  const [search, setSearch] = useSearchParams();
  const { me: { desks } } = useMe();
  const { enfant, referent } = dossier;
  const panel: Record<string, ReactNode> = { synthese: <Summary dossier={dossier} again={again} />, fils: <ThreadsOf id={dossier.id} />, intervenants: <WhoSeesWhat id={dossier.id} />, journal: <Journal id={dossier.id} />, conservation: <Conservation id={dossier.id} changed={again} /> };
  const tabs = TABS.filter(([key]) => key !== 'conservation' || desks.includes('KEEPING'));
  const asked = search.get('onglet');
  const tab = tabs.find(([key]) => key === asked)?.[0] ?? 'synthese';
  return (
    <>
      <div className="page-head">
        <h1><span className="name">{enfant ? `${enfant.givenNames} ${enfant.surname}` : 'Identité réservée'}</span></h1>
        <p>{enfant ? `Né(e) le ${birthOf(enfant.birthDate)}` : null}{dossier.state === 'CLOSED' ? ' · dossier clos' : ''}{referent ? ` · suivi par ${referent.habilitation.professionnel.displayName}, ${referent.habilitation.functionName}` : ''}</p>
        {desks.includes('SIGNALEMENTS') ? <Link className="button" to={`/signalements/nouveau?dossier=${dossier.id}`}>Écrire un signalement</Link> : null}
        {desks.includes('CONVENING') ? <Link className="button" to={`/reunions/nouvelle?dossier=${dossier.id}`}>Convoquer une synthèse</Link> : null}
      </div>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setSearch({ onglet: String(key) }, { replace: true })}>
        <TabList className="tab-list" aria-label="Parties du dossier">{tabs.map(([key, name]) => <Tab key={key} id={key} className="tab">{name}</Tab>)}</TabList>
        {tabs.map(([key]) => <TabPanel key={key} id={key} className="tab-panel">{panel[key]}</TabPanel>)}
      </Tabs>
    </>
  );
}
