/** « Voir comme »: a function, a way of standing before a dossier, and what the law would answer; of nobody, about no child. */
import { useState, type ReactNode } from 'react';
import { Choice } from '../../form/field.js';
import { KindsChoice } from '../../form/kinds-choice.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Answer } from './answer.js';
import { SIMULATE } from './queries.js';

const FUNCTIONS = graphql('query Fonctions { functionsLegend { function name withPerimeter } }');
type Input = VariablesOf<typeof SIMULATE>['input'];

export function Component(): ReactNode {
  useTitle('Simulateur d’accès');
  const { me: { desks } } = useMe();
  const asked = useAsk(FUNCTIONS, {});
  return (
    <>
      <div className="page-head"><h1>Simulateur d’accès</h1><p>Ce que la loi ouvrirait à une personne de cette fonction, devant un dossier. Ni la personne ni le dossier n’existent : rien n’est lu, rien n’est ouvert.</p></div>
      <Zone asked={asked} of="des fonctions" pick={(d) => (desks.includes('SIMULATING') ? d.functionsLegend : null)}>{(functions) => <Simulator functions={functions} />}</Zone>
    </>
  );
}

function Simulator({ functions }: { functions: readonly { function: string; name: string; withPerimeter: boolean }[] }): ReactNode {
  const { legend } = useMe();
  const [fn, setFn] = useState('ENSEIGNANT');
  const [inTerritory, setInTerritory] = useState(true);
  const [duty, setDuty] = useState<Input['duty']>('NONE');
  const [kinds, setKinds] = useState<readonly string[]>(legend.map(({ kind }) => kind));
  const perimeter = functions.find((one) => one.function === fn)?.withPerimeter ?? false;
  const asked = useAsk(SIMULATE, { input: { function: fn as Input['function'], inTerritory: perimeter && inTerritory, duty, kinds: kinds as Input['kinds'] } });
  return (
    <>
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <div className="fields">
          <Choice label="Fonction" value={fn} choices={functions.map((one) => [one.function, one.name] as const)} change={setFn} />
          <Choice label="Mission, si elle est admise" value={duty} choices={[['NONE', 'Aucune en particulier'], ['EVALUATEUR', 'Équipe d’évaluation']]} change={setDuty} />
        </div>
        {perimeter ? <p><label><input type="checkbox" checked={inTerritory} onChange={(event) => setInTerritory(event.target.checked)} /> Le dossier est de son territoire</label></p> : null}
        <KindsChoice legend="Admise pour (rien : elle n’est pas admise au dossier)" value={kinds} change={setKinds} />
        <p className="hint">L’organisation ne change rien à la réponse : la loi regarde la fonction.</p>
      </form>
      <Zone asked={asked} of="de la réponse" pick={(d) => d.simulateAccess}>{(access) => <Answer access={access} admittedFor={kinds} />}</Zone>
    </>
  );
}
