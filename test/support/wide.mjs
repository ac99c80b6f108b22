/** What a server is told when one program asks it as much as a département would: its doors are wide, and this machine is the balancer in front. What they close to is in test/abuse. */
const doors = ['operations', 'urgent', 'lookups', 'files', 'sockets', 'signIn', 'handshakes', 'strangers'];
export const WIDE = { RATE_LIMITS: doors.map((door) => `${door}=100000000/1`).join(','), OPERATIONS_AT_ONCE: '100', TRUSTED_PROXIES: '127.0.0.1,::1' };
