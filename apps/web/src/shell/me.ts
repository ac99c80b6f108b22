/** Who one is here, and the legend of kinds: asked once, told to every page. */
import { createContext, use } from 'react';
import { graphql, type ResultOf } from '../graphql/graphql.js';

export const ME = graphql(`query Moi {
  me { desks currentSessionId sessions { id expiresAt idleMinutes } territoires { id name } hats { id functionName organisation { name } }
    habilitation { id function functionName subjectToSecrecy professionnel { displayName } organisation { id name } } }
  now
  legend { kind name mark word inThread }
}`);
export type MeData = ResultOf<typeof ME>;

const Context = createContext<MeData | null>(null);
export const Me = Context.Provider;
export function useMe(): MeData {
  const me = use(Context);
  if (!me) throw new Error('outside of the frame');
  return me;
}
