import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createWaitingRoom, type Pause, realPause } from './waiting.ts';

const outgoing = () => new ServerResponse(new IncomingMessage(new Socket()));
const untilAborted: Pause = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('an endless pause ends when it is aborted, and so does one longer than a timer can be', async () => {
  for (const ms of [Number.POSITIVE_INFINITY, 2 ** 40]) {
    const controller = new AbortController();
    let over = false;
    const pause = realPause(ms, controller.signal).then(() => {
      over = true;
    });
    await realPause(5, new AbortController().signal);
    expect(over).toBe(false);
    controller.abort();
    await pause;
    expect(over).toBe(true);
  }
});

test('a pause that is aborted already is over', async () => {
  await realPause(Number.POSITIVE_INFINITY, AbortSignal.abort());
});

test('a wait ends when the pause that gets its length ends', async () => {
  const asked: number[] = [];
  const room = createWaitingRoom(async (ms) => {
    asked.push(ms);
  });
  expect(await room.wait(80, outgoing())).toBe('over');
  expect(asked).toEqual([80]);
});

test('a wait ends when the client goes', async () => {
  const response = outgoing();
  const waited = createWaitingRoom(untilAborted).wait(80, response);
  response.emit('close');
  expect(await waited).toBe('gone');
  expect(response.listenerCount('close')).toBe(0);
});

test('all waits end when the room closes, and none begins after', async () => {
  const room = createWaitingRoom(untilAborted);
  const waits = [room.wait(1, outgoing()), room.wait(2, outgoing())];
  room.close();
  expect(await Promise.all(waits)).toEqual(['gone', 'gone']);
  expect(await room.wait(1, outgoing())).toBe('gone');
});

test('a pause that breaks is not taken for one that was ended', async () => {
  const room = createWaitingRoom(() => Promise.reject(new Error('no such clock')));
  await expect(room.wait(1, outgoing())).rejects.toThrow('no such clock');
});
