import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useMe } from './me.js';
import { placesOf } from './places.js';

export function Navigation(): ReactNode {
  const { me: { desks } } = useMe();
  return (
    <nav id="navigation" className="nav" aria-label="Navigation principale" tabIndex={-1}>
      <ul>{placesOf(desks).map(([to, name, Icon]) => <li key={to}><NavLink to={to}><Icon size={20} aria-hidden />{name}</NavLink></li>)}</ul>
    </nav>
  );
}
