import type pg from 'pg';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import type { Log } from '../../libs/platform/log.js';

/** What a consequence may use: the worker's own login, whose lines are narrow, and the key that unwraps data keys. */
export interface WorkerTools { pool: pg.Pool; kek: KeyEncryption; log: Log }

/** The system actor under which the worker records what it did. */
export const WORKER_ACTOR = '00000000-0000-4000-8000-000000000001';
