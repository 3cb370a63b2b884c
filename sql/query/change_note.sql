-- A server that can is told to look for the client now and then: when that was killed, the lock on changes is given back.
SELECT set_config('luotu.author', ?, true), set_config('luotu.reason', ?, true), set_config('luotu.origin', ?, true), set_config('luotu.undoes', ?, true),
  set_config('lock_timeout', ?, true),
  CASE WHEN current_setting('client_connection_check_interval', true) IS NOT NULL THEN set_config('client_connection_check_interval', '1s', true) END
