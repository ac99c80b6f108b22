/** What a parquet was sent: three boxes, the list at left, the essential of the one that is opened at right. Its address carries an opaque id. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link, useSearchParams } from 'react-router';
import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { anything, ofSignalements } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { Opened } from '../signalement/page.js';
import { SIGNALEMENT } from '../signalement/queries.js';

const INBOX = graphql(`query BoiteDuParquet($box: ParquetBox!) { parquetInbox(box: $box, first: 100) { pageInfo { hasNextPage } edges { node { id urgency route draftedAt seal { number sealedAt } essential { code text } } } } }`);
type Box = VariablesOf<typeof INBOX>['box'];
type Entry = ResultOf<typeof INBOX>['parquetInbox']['edges'][number]['node'];
const BOXES: readonly (readonly [Box, string, string])[] = [['TO_ACKNOWLEDGE', 'À accuser', 'Aucun signalement n’attend d’accusé.'], ['TO_ANSWER', 'À décider', 'Aucun signalement n’attend de réponse.'], ['ANSWERED', 'Répondus', 'Aucune réponse n’est encore donnée.']];

export function Component(): ReactNode {
  useTitle('Parquet');
  const [search, setSearch] = useSearchParams();
  const box = (search.get('boite') ?? 'TO_ACKNOWLEDGE') as Box;
  return (
    <>
      <div className="page-head"><h1>Signalements reçus</h1><Link className="button" to="/parquet/permanence">Permanence</Link></div>
      <Tabs className="tabs" selectedKey={box} onSelectionChange={(key) => setSearch({ boite: String(key) }, { replace: true })}>
        <TabList className="tab-list" aria-label="Boîte du parquet">{BOXES.map(([key, name]) => <Tab key={key} id={key} className="tab">{name}</Tab>)}</TabList>
        {BOXES.map(([key, , empty]) => <TabPanel key={key} id={key} className="tab-panel"><Inbox box={key} empty={empty} opened={search.get('ouvert')} open={(id) => setSearch({ boite: key, ouvert: id }, { replace: true })} /></TabPanel>)}
      </Tabs>
    </>
  );
}

function Inbox({ box, empty, opened, open }: { box: Box; empty: string; opened: string | null; open: (id: string) => void }): ReactNode {
  const asked = useAsk(INBOX, { box }, { when: anything });
  return (
    <div className="columns master">
      <Zone asked={asked} of="de la boîte" pick={(d) => d.parquetInbox} isEmpty={({ edges }) => edges.length === 0} empty={empty}>{({ edges, pageInfo }) => (
        <div><ul className="rows">{edges.map(({ node }) => <EntryRow key={node.id} entry={node} current={node.id === opened} open={() => open(node.id)} />)}</ul>
          {pageInfo.hasNextPage ? <p className="hint">Les cent premiers sont affichés.</p> : null}</div>
      )}</Zone>
      {opened ? <Detail id={opened} again={asked.again} /> : null}
    </div>
  );
}

function EntryRow({ entry: { urgency, seal, essential, route }, current, open }: { entry: Entry; current: boolean; open: () => void }): ReactNode {
  const line = (code: string): string => essential.find((l) => l.code === code)?.text ?? '';
  return (
    <li className={urgency === 'URGENT' ? 'row late' : 'row'}>
      <span className="number">{seal?.number}</span>
      <span className="object">{urgency === 'URGENT' ? <strong className="danger">Urgent </strong> : null}<span className="name">{line('WHO')}</span><small>{line('DANGER')}</small><small>{route === 'DIRECT' ? 'avis direct' : 'département'}{seal ? ` · ${momentOf(seal.sealedAt)}` : ''}</small></span>
      <button type="button" className="button" aria-current={current || undefined} onClick={open}>Ouvrir<span className="visually-hidden"> {seal?.number}</span></button>
    </li>
  );
}

function Detail({ id, again }: { id: string; again: () => void }): ReactNode {
  const asked = useAsk(SIGNALEMENT, { id }, { when: ofSignalements });
  const both = (): void => { asked.again(); again(); };
  return <section className="detail" aria-label="Le signalement ouvert"><Zone asked={asked} of="du signalement" pick={({ signalement, signalementActs: acts }) => signalement && { signalement, acts }}>{({ signalement, acts }) => <Opened signalement={signalement} acts={acts} again={both} level="h2" />}</Zone></section>;
}
