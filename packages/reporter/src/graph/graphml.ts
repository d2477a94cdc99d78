import Handlebars from 'handlebars';
import type { GraphView } from './view.ts';

/** The graph as GraphML, for graph programs and libraries; every node and edge with all that is known of it. */
export function renderGraphml(view: GraphView): string {
  document ??= Handlebars.create().compile<GraphView>(template, { strict: true, knownHelpersOnly: true });
  return document(view);
}

let document: Handlebars.TemplateDelegate<GraphView> | null = null;

const template = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="title" for="graph" attr.name="title" attr.type="string"/>
  <key id="notes" for="graph" attr.name="notes" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="key" for="node" attr.name="key" attr.type="string"/>
  <key id="standing" for="node" attr.name="standing" attr.type="string"/>
  <key id="conditions" for="node" attr.name="conditions" attr.type="string"/>
  <key id="node-effect" for="node" attr.name="effect" attr.type="string"/>
  <key id="node-certainty" for="node" attr.name="certainty" attr.type="string"/>
  <key id="edge-label" for="edge" attr.name="label" attr.type="string"/>
  <key id="edge-effect" for="edge" attr.name="effect" attr.type="string"/>
  <key id="edge-certainty" for="edge" attr.name="certainty" attr.type="string"/>
  <key id="edge-except" for="edge" attr.name="except" attr.type="string"/>
  <graph id="access" edgedefault="directed">
    <data key="title">{{title}}</data>
    <data key="notes">{{#each notes}}{{this}}
{{/each}}</data>
{{#each nodes}}
    <node id="{{id}}">
      <data key="label">{{#each names}}{{this}}{{/each}}</data>
      <data key="kind">{{kind}}</data>
{{#if key}}
      <data key="key">{{key}}</data>
{{/if}}
{{#if standing}}
      <data key="standing">{{standing}}</data>
{{/if}}
{{#if conditions}}
      <data key="conditions">{{conditions}}</data>
{{/if}}
{{#if effect}}
      <data key="node-effect">{{effect}}</data>
{{/if}}
      <data key="node-certainty">{{certainty}}</data>
    </node>
{{/each}}
{{#each edges}}
    <edge id="{{id}}" source="{{from}}" target="{{to}}">
      <data key="edge-label">{{label}}</data>
{{#if effect}}
      <data key="edge-effect">{{effect}}</data>
{{/if}}
      <data key="edge-certainty">{{certainty}}</data>
{{#if except}}
      <data key="edge-except">{{#each except}}{{this}}{{#unless @last}}
{{/unless}}{{/each}}</data>
{{/if}}
    </edge>
{{/each}}
  </graph>
</graphml>
`;
