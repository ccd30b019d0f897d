-- The exchange itself: take in the reports, then answer the plan.

noteWorker(request.worker)
if request.purpose == 'batch' then noteDemand(request.want) end
if not isRepeat(request.batch) then
  for _, report in ipairs(request.reports) do
    local p = providers[report.provider]
    if p then
      learn(p, report, request.worker)
      charge(report.provider, report.usage or 0)
      if report.restForMs and not report.outOfService then p.restMs = math.max(p.restMs, nowMs + report.restForMs) end
      if report.throttled and report.throttled > 0 then p.tokens = math.min(p.tokens, 0) end
      if report.probe then probed(p, report.probe) end
      if p.state == 'closed' and not forced[report.provider] then
        local reason = verdict(p)
        if report.outOfService and report.epoch == p.epoch then
          open(p, report.outOfService)
          p.untilMs = nowMs + (report.restForMs or rule.outOfServiceMs)
        -- A stall alone never takes the last provider away: it may be slowness after all.
        elseif reason and (reason ~= 'stalled' or someOtherIsClosed(p)) then
          open(p, reason)
        end
      end
    end
  end
end
for _, account in ipairs(request.accounts or {}) do learnAccount(account) end
for _, name in ipairs(names) do obey(name) end
local costs = share()

local function percentile(p, fraction)
  local total, seen = 0, 0
  for i = 1, 20 do total = total + p.hist[i] end
  if total == 0 then return nil end
  for i = 1, 20 do
    seen = seen + p.hist[i]
    if seen >= fraction * total then return 4 * 2 ^ ((i - 1) / 2) end
  end
end

local plan = { demandPerSecond = fleet.demand, providers = {} }
for i, name in ipairs(names) do
  local p = providers[name]
  local probe = request.canProbe and mayBeProbed(name)
  if probe then p.lease, p.leaseMs = request.worker, nowMs + rule.leaseMs end
  local ask = request.canProbe and isUsable(name) and nowMs - p.askedMs >= rule.askMs
  if ask then p.askedMs = nowMs end
  local permits, nextPermitMs = reserve(name)
  local mean = meanMs(p)
  plan.providers[i] = {
    name = name, open = p.state == 'open', epoch = p.epoch, reason = isSuspect(p) and 'suspect' or p.reason, share = p.share,
    probe = probe, ask = ask, unavailableMs = math.max(0, p.state == 'open' and p.untilMs - nowMs or p.restMs - nowMs),
    permits = permits, nextPermitMs = nextPermitMs, costMs = costs[name] or mean, meanMs = mean,
    p50Ms = percentile(p, 0.5), p95Ms = percentile(p, 0.95), failureScore = p.score, usedToday = usedToday(p),
    overdueMs = mean and math.max(rule.overdueFloorMs, mean * rule.overdueFactor) or rule.overdueUnknownMs,
    forced = forced[name],
  }
end
save()
return cjson.encode(plan)
