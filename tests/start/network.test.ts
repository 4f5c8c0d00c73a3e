import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificate, privateKey } from './certificate.ts';
import { close, listen, type Mirror, startMirror } from './mirror.ts';
import { makeProgram, type Program } from './program.ts';

/** The network of an organisation: the one way out is a proxy, which alone finds mirror.invalid. */
let program: Program;
let secure: Server;
let proxy: Server;
let proxyAddress: string;
let asked: string[];
let answer: string;

beforeEach(async () => {
  program = await makeProgram();
  asked = [];
  answer = '200 OK';
  secure = createSecureServer({ key: privateKey, cert: certificate }, (_request, response) => void response.end(program.zip));
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  const { port } = secure.address() as AddressInfo; // of a server on a port
  proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => {});
    if (answer !== '200 OK') return void socket.end(`HTTP/1.1 ${answer}\r\n\r\n`);
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => {});
  });
  proxyAddress = await listen(proxy);
});
afterEach(async () => {
  await close(secure);
  await close(proxy);
  await program.remove();
});

async function startWith(env: Readonly<Record<string, string>>): Promise<string> {
  const started = program.start({ env: { ELECTRON_MIRROR: 'https://mirror.invalid/', ...env } });
  await started.exited;
  return started.printed();
}

/** The file of the organisation's certificate. */
async function trusted(): Promise<string> {
  const file = join(program.folder, 'organisation.pem');
  await writeFile(file, certificate);
  return file;
}

describe.skipIf(process.platform === 'win32')(`fetching Electron behind a proxy${process.platform === 'win32' ? ' (skipped: the stand-ins are scripts, which Windows does not start)' : ''}`, () => {
  it('goes through the one in HTTPS_PROXY, with a certificate named to Node.js', async () => {
    expect(await startWith({ HTTPS_PROXY: proxyAddress, NODE_EXTRA_CA_CERTS: await trusted() })).toContain('THE WINDOW');
    expect(asked).toEqual(['mirror.invalid:443']);
  });
  it('goes through the one npm was told of, with the certificate npm was told of', async () => {
    expect(await startWith({ npm_config_https_proxy: proxyAddress, npm_config_cafile: await trusted() })).toContain('THE WINDOW');
    expect(asked).toEqual(['mirror.invalid:443']);
  });
  it.skipIf(process.platform !== 'linux')(`trusts the certificates of the system${process.platform === 'linux' ? '' : ' (skipped: only Linux lets a test set them)'}`, async () => {
    expect(await startWith({ HTTPS_PROXY: proxyAddress, SSL_CERT_FILE: await trusted() })).toContain('THE WINDOW');
  });
  it('says which certificate is not trusted, and opens the browser', async () => {
    expect(await startWith({ HTTPS_PROXY: proxyAddress })).toMatch(/because the certificate of mirror\.invalid is not trusted \(\w+\)\. Have your organisation’s certificate installed in the system, or name its file in NODE_EXTRA_CA_CERTS\. MDT Desk opens in your browser instead\.\nTHE BROWSER SHELL/);
  });
  it('says that the proxy wants a name, or refuses', async () => {
    answer = '407 Proxy Authentication Required';
    const { host } = new URL(proxyAddress);
    expect(await startWith({ HTTPS_PROXY: proxyAddress.replace('//', '//person:secret@') })).toContain(`because the proxy ${host} asks for a name and a password.`);
    answer = '403 Forbidden';
    const printed = await startWith({ HTTPS_PROXY: proxyAddress.replace('//', '//person:secret@') });
    expect(printed).toContain(`because the proxy ${host} refused to connect to mirror.invalid (403).`);
    expect(printed).not.toContain('secret');
  });
  it('says that the proxy, or the host, cannot be reached', async () => {
    const gone = createServer();
    const address = await listen(gone);
    await close(gone);
    expect(await startWith({ HTTPS_PROXY: address })).toContain(`because the proxy ${new URL(address).host} refused the connection. Check the network.`);
    expect(await startWith({ HTTPS_PROXY: 'http://proxy.invalid:3128' })).toContain('because the proxy proxy.invalid:3128 was not found.');
    expect(await startWith({})).toContain('because mirror.invalid was not found. Check the network.');
    expect(await startWith({ ELECTRON_MIRROR: `${address}/` })).toContain(`because ${new URL(address).host} refused the connection.`);
    expect(await startWith({ HTTPS_PROXY: 'http://' })).toContain('because the address of the proxy in HTTPS_PROXY cannot be read.');
  });
  it('goes past it to what NO_PROXY names', async () => {
    const mirror: Mirror = await startMirror(program.zip);
    expect(await startWith({ ELECTRON_MIRROR: mirror.address, HTTP_PROXY: 'http://proxy.invalid:3128', NO_PROXY: '127.0.0.1' })).toContain('THE WINDOW');
    await mirror.close();
  });
});
