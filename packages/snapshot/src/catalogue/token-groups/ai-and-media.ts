import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, edit } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** AI products, images, video and real-time media. */
export const aiAndMediaTokenGroups: readonly ShippedEntry[] = [
  ...pair('Workers AI', 'workers_ai', ACCOUNT, {
    read: 'a92d2450e05d4e7bb7d0a64968f83d11',
    write: 'bacc64e0f6c34fc0883a1223f938a104',
  }),
  ...pair('AI Gateway', 'ai_gateway', ACCOUNT, {
    read: '4dc8917b4b40457d88d3035d5dadb054',
    write: '6c8a3737f07f46369c1ea1f22138daaf',
  }),
  group('644535f4ed854494a59cb289d634b257', 'AI Gateway Run', ACCOUNT, ['ai_gateway:run']),
  ...pair('Auto Rag', 'auto_rag', ACCOUNT, {
    read: 'd7887c7a417e4cf2a69f1d01c1a1dc3b',
    write: '7fb8d27511b34d02994d005b520b679f',
  }),
  group('234108c786084936a381bb19b7f4ea65', 'Auto Rag Write Run Engine', ACCOUNT, ['auto_rag:run']),
  group('9e9b428a0bcd46fd80e580b46a69963c', 'AI Search Index Engine', ACCOUNT, [
    'ai_search_index_engine:run',
  ]),
  ...pair('Agents Gateway', 'agents_gateway', ACCOUNT, {
    read: '151803815e4f47de854c2fb7f8284d57',
    write: 'e84fd345697c4036a14e7810da036e1a',
  }),
  group('82748b814dcd46b9b3e66b8151ba5e95', 'Agents Gateway Run', ACCOUNT, ['agents_gateway:run']),
  ...pair('CF Agents', 'cf_agents', ACCOUNT, {
    read: '47b936e2027140c0a474cac8887b8c29',
    write: 'cb142f7fbc3540f0bade0cbe75f606dc',
  }),
  ...pair('Constellation', 'constellation', ACCOUNT, {
    read: 'eeffa4d16812430cb4a0ae9e7f46fc24',
    write: '7c81856725af47ce89a790d5fb36f362',
  }),
  ...pair('Images', 'image', ACCOUNT, {
    read: '0cf6473ad41449e7b7b743d14fc20c60',
    write: '618ec6c64a3a42f8b08bdcb147ded4e4',
  }),
  ...pair('Stream', 'stream', ACCOUNT, {
    read: 'de21485a24744b76a004aa153898f7fe',
    write: '714f9c13a5684c2885a793f5edb36f59',
  }),
  ...pair('Calls', 'calls', ACCOUNT, {
    read: '686ab9a8b3854f25a1474f302d14b68d',
    write: 'b711942448db4b0aace44d1312f9fdb0',
  }),
  // The bare name leaves out what Cloudflare calls sensitive data, which only the administrator has.
  group('de62b15d79cc4d8d9c7b443c656eadbd', 'Realtime', ACCOUNT, edit('realtime')),
  group('ba6ce7d23a9544ccad0816691ba38e21', 'Realtime Admin', ACCOUNT, [
    ...edit('realtime'),
    'realtime:admin',
  ]),
];
