/* The same program, that keeps no words, asks nobody which key serves and guards no secret place: what these cost is the difference. Its database makes no leaf either. Never served to anybody. */
import { PlaceGuard } from '../../dist/libs/platform/place-guard.js';
import { Sealing } from '../../dist/libs/platform/sealing.js';
import { WordIndex } from '../../dist/libs/platform/word-index.js';

const nothing = () => Promise.resolve();
WordIndex.prototype.keep = nothing;
PlaceGuard.prototype.ask = nothing;
Sealing.prototype.hold = () => Promise.resolve(false);
await import('../../dist/apps/api/main.js');
