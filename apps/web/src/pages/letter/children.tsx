import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { newMinor } from './draft.js';
import type { Letter } from './queries.js';

type Part = Pick<Letter, 'minors' | 'family'>;
const SEXES = [['', 'Non renseigné'], ['F', 'fille'], ['M', 'garçon']] as const;

/** Who, where now, with whom tonight: what a magistrate looks for first. */
export function Children({ value: { minors, family }, change }: { value: Part; change: (part: Partial<Part>) => void }): ReactNode {
  const set = (i: number, part: Partial<Part['minors'][number]>): void => change({ minors: minors.map((minor, j) => (j === i ? { ...minor, ...part } : minor)) });
  const setParent = (i: number, part: Partial<Part['family']['parents'][number]>): void => change({ family: { ...family, parents: family.parents.map((p, j) => (j === i ? { ...p, ...part } : p)) } });
  return (
    <fieldset><legend>Enfant et famille</legend>
      {minors.map((minor, i) => (
        <div key={i} className="child" role="group" aria-label={`Enfant ${i + 1}`}>
          <div className="fields">
            <Field label="Nom" value={minor.surname} change={(surname) => set(i, { surname })} />
            <Field label="Prénom" value={minor.givenNames} change={(givenNames) => set(i, { givenNames })} />
            <Field label="Né(e) le" type="date" optional value={minor.born ?? ''} change={(born) => set(i, { born: born || null })} />
            <Choice label="Sexe" value={minor.sex ?? ''} choices={SEXES} change={(sex) => set(i, { sex: sex || null })} />
          </div>
          <Field label="Où est l’enfant en ce moment, et jusqu’à quand" value={minor.foundAt} change={(foundAt) => set(i, { foundAt })} />
          <div className="fields">
            <Field label="Adresse" optional value={minor.address} change={(address) => set(i, { address })} />
            <Field label="École" optional value={minor.school} change={(school) => set(i, { school })} />
            <Field label="Besoins, handicap" optional value={minor.needs} change={(needs) => set(i, { needs })} />
          </div>
          {i > 0 ? <Button className="link" onPress={() => change({ minors: minors.filter((_, j) => j !== i) })}>Retirer cet enfant</Button> : null}
        </div>
      ))}
      <Button className="button quiet" onPress={() => change({ minors: [...minors, newMinor()] })}>Ajouter un enfant</Button>
      {family.parents.map((parent, i) => (
        <div key={i} className="child fields" role="group" aria-label={`Parent ${i + 1}`}>
          <Field label="Parent" value={parent.name} change={(name) => setParent(i, { name })} />
          <Field label="Ce qu’il est à l’enfant" value={parent.link} change={(link) => setParent(i, { link })} />
          <Field label="Adresse, téléphone" optional value={parent.address} change={(address) => setParent(i, { address })} />
        </div>
      ))}
      <Button className="button quiet" onPress={() => change({ family: { ...family, parents: [...family.parents, { name: '', born: null, address: '', phone: '', link: '' }] } })}>Ajouter un parent</Button>
      <div className="fields">
        <Field label="Qui exerce l’autorité parentale" optional value={family.parentalAuthority} change={(parentalAuthority) => change({ family: { ...family, parentalAuthority } })} />
        <Field label="Avec qui l’enfant est ce soir" optional value={family.tonight} change={(tonight) => change({ family: { ...family, tonight } })} />
      </div>
    </fieldset>
  );
}
