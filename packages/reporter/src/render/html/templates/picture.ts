/** A picture of who reaches what, and through which path. */
export const pictureTemplate = `<figure class="picture">
<svg viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="{{id}}-title {{id}}-about" focusable="false">
<title id="{{id}}-title">{{title}}</title>
<desc id="{{id}}-about">{{about}}</desc>
<g class="headings">{{#each headings}}<text x="{{x}}" y="14" text-anchor="{{anchor}}">{{says}}</text>{{/each}}</g>
<g class="bands">{{#each links}}
<path class="band" data-look="{{look}}" data-unsure="{{unsure}}" d="{{path}}" stroke-width="{{thickness}}"><title>{{says}}</title></path>{{#if cut}}<path class="cut" d="{{path}}"/>{{/if}}{{/each}}
</g>
<g class="nodes">{{#each nodes}}
<g><title>{{says}}</title><rect class="node" data-look="{{look}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/><text text-anchor="{{anchor}}"><tspan class="name">{{#each lines}}<tspan x="{{../labelX}}" y="{{y}}">{{says}}{{#unless @last}} {{/unless}}</tspan>{{/each}}</tspan>{{#if aside}}<tspan class="aside" dx="6">{{aside}}</tspan>{{/if}}</text></g>{{/each}}
</g>
</svg>
<figcaption><ul class="legend">{{#each legend}}<li><svg class="key" viewBox="0 0 24 10" aria-hidden="true" focusable="false"><path class="band" data-look="{{look}}" d="M0 5H24" stroke-width="10"/></svg>{{says}}</li>{{/each}}</ul></figcaption>
</figure>
`;
