-- Single events, no two alike: each thread has vehicles of its own and counts the milliseconds.
-- Arguments: token file, prefix of vehicle ids, time of the first event in epoch milliseconds.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local file = assert(io.open(arguments[1]))
  local token = file:read("*l"):match("^%S+ (%S+)$")
  file:close()
  vehicle = arguments[2] .. number .. "-"
  time = tonumber(arguments[3])
  count = 0
  head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\nAuthorization: Bearer " .. token
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
end

function request()
  count = count + 1
  local body = string.format('{"vehicle_id":"%s%03d","timestamp":%.0f,"lat":48.137154,"lon":11.576124,'
    .. '"speed_kmph":52.3,"heading":271.5,"sat_count":11,"hdop":0.9,"battery_v":12.61,"ignition":true,'
    .. '"odometer_km":120345.678,"driver_id":"driver-17","speed_limit_kmph":50}',
    vehicle, count % 200, time + count)
  return head .. #body .. "\r\n\r\n" .. body
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '\n{"answered":%d,"refused":%d,"failed":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f}\n',
    summary.requests, summary.errors.status, failed, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
