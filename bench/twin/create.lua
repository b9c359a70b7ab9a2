-- Products to create: each with a code of its own.
local run = os.getenv("RUN")
local count = 0

wrk.method = "POST"
wrk.headers["content-type"] = "application/json"

function request()
  count = count + 1
  local body = '{"code":"' .. run .. count .. '","name":"Desk lamp with a warm light","price":99.95,'
    .. '"status":"active","stock":12,"description":"A lamp for a desk, with a switch in the cable."}'
  return wrk.format(nil, nil, nil, body)
end
