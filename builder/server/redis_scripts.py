"""What Redis does as one step for talks that replicas share.

A talk is a hash with `body` (sealed), `turns`, `frozen` and `round`, which rises with every change.
"""

from __future__ import annotations

OPEN = """
local now, most, ends = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[2]
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now)
if redis.call('ZCARD', KEYS[3]) >= most then return 0 end
redis.call('HSET', KEYS[1], 'body', ARGV[5], 'turns', 0, 'frozen', '', 'round', 1)
redis.call('PEXPIREAT', KEYS[1], ends)
redis.call('SET', KEYS[2], ARGV[1])
redis.call('PEXPIREAT', KEYS[2], ends)
for n = 3, 4 do
  redis.call('ZADD', KEYS[n], ends, ARGV[1])
  redis.call('PEXPIREAT', KEYS[n], ends)
end
return 1
"""
"""Keys: talk, its id, all, those of its language. Values: mark, end, now, the most, body."""

TAKE = """
local found = redis.call('HMGET', KEYS[1], 'body', 'frozen', 'round')
if not found[1] then return {'gone'} end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return {'held'} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return {'ok', found[1], found[2], found[3]}
"""
"""Keys: talk, its lock. Values: who takes it, for how many ms."""

PUT = """
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2])
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if ARGV[2] ~= '' then redis.call('HSET', KEYS[1], 'body', ARGV[2]) end
redis.call('HSET', KEYS[1], 'frozen', ARGV[3])
return redis.call('HINCRBY', KEYS[1], 'round', 1)
"""
"""Keys: talk, its lock. Values: who has it, body (empty to leave it), frozen. The round."""

ANSWER = """
local found = redis.call('HMGET', KEYS[1], 'turns', 'body', 'frozen', 'round')
if not found[1] then return {'gone'} end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return {'running'} end
if not holder then
  if tonumber(found[1]) >= tonumber(ARGV[3]) then return {'used'} end
  redis.call('HINCRBY', KEYS[1], 'turns', 1)
  redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
end
return {'ok', found[2], found[3], found[4]}
"""
"""Keys: talk, its answer. Values: who answers, for how many ms, the most turns."""

RENEW = """
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
return redis.call('HMGET', KEYS[1], 'frozen', 'round')
"""
"""Keys: talk, its answer. Values: who answers, for how many ms."""

FREE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
"""
"""Keys: a lock. Values: who has it."""
