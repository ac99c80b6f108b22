import type { Config } from '../../libs/platform/config.js';
import type { Log } from '../../libs/platform/log.js';

/** What every part of the server is given: its configuration and its log. */
export class Platform {
  constructor(readonly config: Config, readonly log: Log) {}
}
