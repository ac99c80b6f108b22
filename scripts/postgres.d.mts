export interface Postgres {
  /** Superuser, database `postgres`. */
  url: string;
  port: number;
  pid: number;
  folder: string;
  stop(): Promise<void>;
}

export interface PostgresExit {
  said: string;
  signal?: string | null;
}

export function startPostgres(options: {
  folder: string;
  port?: number;
  durable?: boolean;
  disposable?: boolean;
  settings?: Record<string, string>;
  onExit?: (exit: PostgresExit) => void;
}): Promise<Postgres>;
