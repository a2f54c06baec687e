// Twilio's own library as an independent client of the simulator, and its signature check against what ours signed.
//   node check.mjs <simulator's address> <account sid> <token>   the wire format
//   node check.mjs --sign <token> <url> <form as JSON>           prints Twilio's signature
//   node check.mjs --validate <token> <lines of JSON on stdin>   of webhooks: {signature, url, form}
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import twilio from 'twilio'

const [first, ...rest] = process.argv.slice(2)
if (first === '--sign') {
  const [token, url, form] = rest
  process.stdout.write(twilio.getExpectedTwilioSignature(token, url, JSON.parse(form)))
} else if (first === '--validate') {
  const webhooks = readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
  for (const { signature, url, form } of webhooks) {
    assert.ok(twilio.validateRequest(rest[0], signature, url, form), `The signature of ${url} is wrong.`)
    assert.ok(!twilio.validateRequest('another', signature, url, form))
  }
  process.stdout.write(`${webhooks.length} right`)
} else {
  await wireFormat(first, ...rest)
  process.stdout.write('all as Twilio has it')
}

async function wireFormat(address, sid, token) {
  const client = clientOf(address, sid, token)
  const [from, to] = ['+15005550006', '+18102929388']
  const message = await client.messages.create({ from, to, body: 'Grüße ☀', statusCallback: 'http://127.0.0.1:9/none', validityPeriod: 60 })
  assert.match(message.sid, /^SM[0-9a-f]{32}$/)
  assert.deepEqual(
    [message.accountSid, message.apiVersion, message.body, message.direction, message.from, message.to, message.status],
    [sid, '2010-04-01', 'Grüße ☀', 'outbound-api', from, to, 'queued'])
  assert.deepEqual([message.numSegments, message.numMedia, message.errorCode, message.errorMessage], ['1', '0', null, null])
  assert.ok(message.dateCreated instanceof Date && !Number.isNaN(message.dateCreated.valueOf()))
  assert.equal(message.uri, `/2010-04-01/Accounts/${sid}/Messages/${message.sid}.json`)
  assert.equal(typeof message.subresourceUris.media, 'string')

  const fetched = await client.messages(message.sid).fetch()
  assert.deepEqual([fetched.sid, fetched.body, fetched.to], [message.sid, message.body, message.to])

  for (let i = 0; i < 5; i++) await client.messages.create({ from, to: `+1810292940${i}`, body: 'One of several' })
  const all = await client.messages.list({ pageSize: 2 })
  assert.equal(all.length, 6, 'The library follows next_page_uri to the end.')
  assert.equal(new Set(all.map((m) => m.sid)).size, 6)
  assert.deepEqual((await client.messages.list({ to })).map((m) => m.sid), [message.sid])
  const page = await client.messages.page({ pageSize: 4 })
  assert.equal(page.instances.length, 4)
  assert.equal((await page.nextPage()).instances.length, 2)

  await refused(client.messages.create({ from, to: '12', body: 'x' }), 400, 21211)
  await refused(client.messages.create({ from, to }), 400, 21602)
  await refused(client.messages.create({ to, body: 'x' }), 400, 21603)
  await refused(client.messages.create({ from, to, body: 'x'.repeat(1601) }), 400, 21617)
  await refused(client.messages.create({ from, to, body: 'x', statusCallback: 'nowhere' }), 400, 21609)
  await refused(client.messages(`SM${'0'.repeat(32)}`).fetch(), 404, 20404)
  await refused(clientOf(address, sid, 'wrong').messages.create({ from, to, body: 'x' }), 401, 20003)

  await control(address, 'POST', 'say', { from: to, to: from, text: 'Stop' })
  await refused(client.messages.create({ from, to, body: 'x' }), 400, 21610)
  const [said] = await client.messages.list({ from: to })
  assert.deepEqual([said.body, said.direction, said.status], ['Stop', 'inbound', 'received'])
  assert.ok(said.dateSent instanceof Date && Math.abs(Date.now() - said.dateSent.valueOf()) < 60_000)

  // By when: the library writes instants, and `DateSent<` and `DateSent>` for its two bounds.
  const [hour, now] = [3_600_000, Date.now()]
  const sids = async (filter) => (await client.messages.list({ to: from, ...filter })).map((m) => m.sid)
  assert.deepEqual(await sids({ dateSentAfter: new Date(now - hour) }), [said.sid])
  assert.deepEqual(await sids({ dateSentAfter: new Date(now + hour) }), [])
  assert.deepEqual(await sids({ dateSentBefore: new Date(now + hour), dateSentAfter: new Date(now - hour) }), [said.sid])
  assert.deepEqual(await sids({ dateSentBefore: new Date(now - hour) }), [])
  const day = said.dateSent.toISOString().slice(0, 10)
  const raw = await client.request({ method: 'get', uri: `https://api.twilio.com/2010-04-01/Accounts/${sid}/Messages.json?To=${encodeURIComponent(from)}&DateSent=${day}&PageSize=1` })
  assert.deepEqual([raw.body.messages.length, raw.body.messages[0].sid, raw.body.next_page_uri], [1, said.sid, null])

  // Withheld from the webhook, and listed all the same.
  const usual = await control(address, 'GET', 'behaviour')
  await control(address, 'PUT', 'behaviour', { ...usual, withheldTexts: 1 })
  await control(address, 'POST', 'say', { from: to, to: from, text: 'Start' })
  await control(address, 'PUT', 'behaviour', usual)
  assert.deepEqual((await client.messages.list({ to: from, pageSize: 1 })).map((m) => m.body), ['Start', 'Stop'])

  const behaviour = await control(address, 'GET', 'behaviour')
  await control(address, 'PUT', 'behaviour', { ...behaviour, ratePerSecond: 1 })
  const burst = await Promise.allSettled([1, 2, 3].map((i) => client.messages.create({ from: '+15005550007', to: `+1810292950${i}`, body: 'x' })))
  const tooMany = burst.filter((b) => b.status === 'rejected')
  assert.ok(tooMany.length >= 1)
  for (const { reason } of tooMany) assert.deepEqual([reason.status, reason.code], [429, 20429])
  await control(address, 'PUT', 'behaviour', behaviour)
}

function clientOf(address, sid, token) {
  const httpClient = new twilio.RequestClient()
  const request = httpClient.request.bind(httpClient)
  httpClient.request = (options) => request({ ...options, uri: options.uri.replace('https://api.twilio.com', address) })
  return twilio(sid, token, { httpClient })
}

async function refused(call, status, code) {
  const error = await call.then(() => assert.fail(`Expected ${code}.`), (e) => e)
  assert.deepEqual([error.status, error.code, error.moreInfo], [status, code, `https://www.twilio.com/docs/errors/${code}`], error.message)
}

async function control(address, method, what, body) {
  const answer = await fetch(`${address}/control/${what}`, {
    method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' },
  })
  assert.ok(answer.ok, `${method} ${what}: ${answer.status}`)
  return method === 'GET' ? answer.json() : undefined
}
