/** What is kept, until when, and what was destroyed: for the heads who answer for it; the DPO has the certificates alone. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Destroyed } from './destroyed.js';
import { KeptList } from './kept-list.js';
import { Visa } from './visa.js';

const TABS = [['terme', 'Terme passé'], ['bordereau', 'Au bordereau'], ['vise', 'Visés'], ['annee', 'Terme dans l’année'], ['gel', 'Gelés'], ['court', 'La durée court'], ['sans-limite', 'Sans limite'], ['detruits', 'Détruits']] as const;
/** Like an address that is not there, without asking for it. */
const NOTHING = { data: {}, error: undefined, again: () => undefined };

export function Component(): ReactNode {
  useTitle('Conservation');
  const { me: { desks } } = useMe();
  const head = <div className="page-head"><h1>Conservation</h1></div>;
  if (desks.includes('KEEPING')) return <>{head}<Kept /></>;
  if (desks.includes('VERIFYING')) return <>{head}<p>Ce qui fut détruit, et ce qui le prouve. Les dossiers gardés sont connus de ceux qui en répondent.</p><Destroyed /></>;
  return <>{head}<Zone asked={NOTHING} of="" pick={() => null}>{() => null}</Zone></>;
}

const PANELS: Readonly<Record<(typeof TABS)[number][0], ReactNode>> = {
  terme: <KeptList stage="PAST" says="Leur durée est passée. Ouvrez chacun pour le proposer aux archives départementales, ou le geler." empty="Aucun dossier dont le terme est passé n’attend d’être proposé." />,
  bordereau: <><Visa /><KeptList stage="LISTED" says="Proposés aux archives départementales. Rien n’est détruit sans leur visa." empty="Aucun dossier n’attend de visa." /></>,
  vise: <KeptList stage="VISA" says="Leur destruction est permise. Elle est faite par l’exploitation ; jusque-là, un gel l’arrête encore." empty="Aucun dossier visé n’attend d’être détruit." />,
  annee: <KeptList stage="NEARS" says="Leur terme vient dans l’année : le temps de geler, de rouvrir, de remettre une copie au jeune adulte (CRPA L.311-6)." empty="Aucun terme ne vient dans l’année." />,
  gel: <KeptList stage="HELD" says="La justice, ou une procédure à venir, le demande : rien n’en est détruit." empty="Aucun dossier n’est gelé." />,
  court: <KeptList stage="RUNNING" says="Clos, et gardés jusqu’à leur terme." empty="Aucune durée ne court." />,
  'sans-limite': <KeptList stage="KEPT" says="Pupilles, adoption, accès aux origines : jamais détruits (CASF L.147-1, L.224-7)." empty="Aucun dossier n’est gardé sans limite." />,
  detruits: <Destroyed />,
};

function Kept(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('onglet');
  const tab = TABS.find(([key]) => key === asked)?.[0] ?? 'terme';
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setSearch({ onglet: String(key) }, { replace: true })}>
      <TabList className="tab-list" aria-label="Où en sont les dossiers">{TABS.map(([key, name]) => <Tab key={key} id={key} className="tab">{name}</Tab>)}</TabList>
      {TABS.map(([key]) => <TabPanel key={key} id={key} className="tab-panel">{PANELS[key]}</TabPanel>)}
    </Tabs>
  );
}
