-- The exchange itself: take in the reports, then answer the plan.

local function takeIn(report)
  local p = providers[report.provider]
  if not p then return end
  learn(p, report, request.worker)
  charge(report.provider, report.usage or 0)
  if report.restForMs and not report.outOfService then p.restMs = max(p.restMs, nowMs + report.restForMs) end
  if report.throttled and report.throttled > 0 then p.tokens = min(p.tokens, 0) end
  if report.probe then probed(p, report.probe) end
  if p.state ~= 'closed' or forced[report.provider] then return end
  local reason = verdict(p)
  if report.outOfService and report.epoch == p.epoch then
    open(p, report.outOfService)
    p.outOfService, p.untilMs = true, nowMs + (report.restForMs or rule.outOfServiceMs)
  -- A stall alone never takes the last provider away: it may be slowness after all.
  elseif reason and (reason ~= 'stalled' or someOtherIsClosed(p)) then
    open(p, reason)
  end
end

-- The upper edges of the buckets in which half and 95 % of the attempts have ended.
local function percentiles(p)
  local half, most, seen, p50 = p.histN / 2, p.histN * 0.95, 0, nil
  if half == 0 then return nil, nil end
  for i = 1, 20 do
    seen = seen + p.hist[i]
    if seen >= half and not p50 then p50 = 4 * 2 ^ ((i - 1) / 2) end
    if seen >= most then return p50, 4 * 2 ^ ((i - 1) / 2) end
  end
end

-- Whether this worker is to probe it, and whether it is to ask it about our account.
local function duties(name)
  local p = providers[name]
  local probe = request.canProbe and mayBeProbed(name)
  if probe then p.lease, p.leaseMs = request.worker, nowMs + rule.leaseMs end
  local ask = request.canProbe and isUsable(name) and nowMs - p.askedMs >= rule.askMs
  if ask then p.askedMs = nowMs end
  return probe, ask
end

local function planOf(name, part, costs, permits, nextPermitMs)
  local p, mean = providers[name], meanMs(providers[name])
  local probe, ask = duties(name)
  local p50, p95 = percentiles(p)
  return {
    name = name, open = p.state == 'open', epoch = p.epoch, reason = isSuspect(p) and 'suspect' or p.reason,
    outOfService = p.outOfService or nil, share = part, probe = probe or nil, ask = ask or nil,
    unavailableMs = max(0, p.state == 'open' and p.untilMs - nowMs or p.restMs - nowMs),
    permits = permits, nextPermitMs = nextPermitMs, costMs = costs[name] or mean, meanMs = mean,
    p50Ms = p50, p95Ms = p95, failureScore = p.score, usedToday = usedToday(p),
    overdueMs = mean and max(rule.overdueFloorMs, mean * rule.overdueFactor) or rule.overdueUnknownMs,
    forced = forced[name],
  }
end

-- What is to be stored, and the plan.
local function exchange()
  heedClock()
  noteWorker(request.worker)
  local repeated = isRepeat(request.batch)
  if not repeated then
    if request.purpose == 'batch' then noteDemand(request.want) end
    for _, report in ipairs(request.reports) do takeIn(report) end
  end
  for _, account in ipairs(request.accounts or {}) do learnAccount(account) end
  for _, name in ipairs(names) do obey(name) end
  local parts, costs = share()
  local grants = reserve(parts, repeated)
  local plan = { demandPerSecond = fleet.demand, providers = {} }
  for i, name in ipairs(names) do plan.providers[i] = planOf(name, parts[name], costs, unpack(grants[name])) end
  return encoded(), cjson.encode(plan)
end

local ok, stored, plan = pcall(exchange)
if not ok then
  -- What is stored is not what this script has stored: it is as good as nothing.
  fleet = freshFleet()
  for _, name in ipairs(names) do providers[name] = fresh() end
  stored, plan = exchange()
end
redis.call('HSET', KEYS[1], unpack(stored))
redis.call('EXPIRE', KEYS[1], rule.ttlSeconds)
return plan
