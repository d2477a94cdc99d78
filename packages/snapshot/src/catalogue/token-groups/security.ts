import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, edit, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Application security: WAF, bots, API and client-side protection, DDoS. */
export const securityTokenGroups: readonly ShippedEntry[] = [
  // The account-wide groups set rules that run on every zone, so that they hold the same permission.
  ...pair('Zone WAF', 'waf', ZONE, {
    read: 'dbc512b354774852af2b5a5f4ba3d470',
    write: 'fb6778dc191143babbfaa57993f1d275',
  }),
  ...pair('Account WAF', 'waf', ACCOUNT, {
    read: '56b2af4817c84ad99187911dc3986c23',
    write: 'cde8c82463b6414ca06e46b9633f52a6',
  }),
  ...pair('Firewall Services', 'waf', ZONE, {
    read: '4ec32dfcb35641c5bb32d5ef1ab963b4',
    write: '43137f8d07884d3198dc0ee77ca6e79b',
  }),
  ...pair('Account Firewall Access Rules', 'waf', ACCOUNT, {
    read: 'de7a688cc47d43bd9ea700b467a09c96',
    write: 'a416acf9ef5a4af19fb11ed3b96b1fe6',
  }),
  ...pair('Firewall for AI', 'firewall_for_ai', ZONE, {
    read: 'a2c61201f92a4e06a901f156795388a9',
    write: '5af6a2f284144e95a89840408439adef',
  }),
  ...pair('Fraud Detection', 'fraud_detection', ZONE, {
    read: '0d24e472a9654642a97df736e8b0d980',
    write: '685f9605fd4e44ec937b6a0db658e629',
  }),
  ...pair('Bot Management', 'bot_management', ZONE, {
    read: '07bea2220b2343fa9fae15656c0d8e88',
    write: '3b94c49258ec4573b06d51d99b6416c0',
  }),
  ...pair('Bot Management Feedback Report', 'bot_management_feedback_report', ZONE, {
    read: '51be404b56244056868226263a44a632',
    write: '2002629aaff0454085bf5a201ed70a72',
  }),
  ...pair('AI Audit', 'ai_audit', ZONE, {
    read: '19637fbb73d242c0a92845d8db0b95b1',
    write: '1ba6ab4cacdb454b913bbb93e1b8cb8c',
  }),
  ...pair('Turnstile Sites', 'turnstile', ACCOUNT, {
    read: '5d78fd7895974fd0bdbbbb079482721b',
    write: '755c05aa014b4f9ab263aa80b8167bd8',
  }),
  // Where a bare name stands beside one that ends in Read, the bare one edits.
  group('440e6958bcc947329f8d56328d7322ce', 'Page Shield', ACCOUNT, edit('page_shield')),
  ...pair('Page Shield', 'page_shield', ACCOUNT, {
    read: '050531528b044d58bbb71666fef7c07c',
  }),
  ...pair('Page Shield', 'page_shield', ZONE, {
    write: '87065285ab38463481e72815eefd18c3',
  }),
  group('6134079371904d8ebd77931c8ca07e50', 'Domain Page Shield', ZONE, edit('page_shield')),
  ...pair('Domain Page Shield', 'page_shield', ZONE, {
    read: '945315185a8f40518bf3e9e6d0bee126',
  }),
  group('5e5d3e8efeec49f3afb67bafecbcd511', 'Account API Gateway', ACCOUNT, edit('api_gateway')),
  ...pair('Account API Gateway', 'api_gateway', ACCOUNT, {
    read: '05a2a65760a546439ed29762b163cece',
  }),
  group('f0235726de25444a84f704b7c93afadf', 'Domain API Gateway', ZONE, edit('api_gateway')),
  ...pair('Domain API Gateway', 'api_gateway', ZONE, {
    read: '6ced5d0d69b1422396909a62c38ab41b',
  }),
  ...pair('DDoS Protection', 'ddos_protection', ACCOUNT, {
    read: 'af1c363c35ba45b9a8c682ae50eb3f99',
    write: 'd44ed14bcc4340b194d3824d60edad3f',
  }),
  ...pair('DDoS Botnet Feed', 'ddos_botnet_feed', ACCOUNT, {
    read: 'dee7c22a57674abea8f942110b094717',
    write: '0caa90c9b186447397c8b00358d34a76',
  }),
  ...pair('HTTP DDoS Managed Ruleset', 'http_ddos_managed_ruleset', ZONE, {
    read: 'c49f8d15f9f44885a544d945ef5aa6ae',
    write: 'b88a3aa889474524bccea5cf18f122bf',
  }),
  ...pair('L4 DDoS Managed Ruleset', 'l4_ddos_managed_ruleset', ACCOUNT, {
    read: '4657621393f94f83b8ef94adba382e48',
    write: '7a4c3574054a4d0ba7c692893ba8bdd4',
  }),
];
