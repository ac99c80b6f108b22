/** Said on the command line, so that one place decides and an old data folder follows. */
export function postgresSettings({ port, durable }) {
  const onDisk = durable ? 'on' : 'off';
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 200,
    timezone: 'UTC',
    fsync: onDisk,
    synchronous_commit: onDisk,
    full_page_writes: onDisk,
    // A follower that never comes back fills the disk of nobody.
    max_slot_wal_keep_size: '4GB',
    // What a statement carries may be about a child: an error is logged by its code and message, never with its row.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    log_statement: 'none',
  };
}
