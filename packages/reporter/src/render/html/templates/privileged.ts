import { privilegedLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** Everybody who can give access or spend money, and why: to be signed on its own. */
export const privilegedTemplate: string = `<section id="privileged" aria-labelledby="privileged-title">
<h2 id="privileged-title">Privileged access</h2>
${controlsOf('privileged')}
<p class="lead">${privilegedLead}</p>
<div class="table"><table>
<caption>Privileged principals: {{privileged.counts.allowed}}. Unknown: {{privileged.counts.unknown}} more.</caption>
<thead><tr><th scope="col" class="wide-25">Privilege</th><th scope="col">What it means</th><th scope="col" class="number">Certain</th><th scope="col" class="number">Unknown</th><th scope="col" class="number">Denied</th><th scope="col" class="number">Listed higher up</th></tr></thead>
<tbody>{{#each privileged.groups}}
<tr><th scope="row">{{#if entries}}<a href="#privileged-{{kind}}">{{title}}</a>{{else}}{{title}}{{/if}}</th><td>{{says}}</td><td data-label="Certain" class="number">{{counts.allowed}}</td><td data-label="Unknown" class="number">{{counts.unknown}}</td><td data-label="Denied" class="number">{{counts.denied}}</td><td data-label="Listed higher up" class="number">{{listedAbove}}</td></tr>
{{/each}}</tbody>
</table></div>
<p class="quiet">Denied: principals that would have it without a deny. Listed higher up: principals that have it too, and are listed under a stronger privilege.</p>
<div class="table"><table id="privileged-steps">
<caption><h3>Steps to Super Administrator</h3> {{privileged.steps.says}}</caption>
<thead><tr><th scope="col" class="wide-25">Distance</th><th scope="col" class="number">Active</th><th scope="col" class="number">Invited</th><th scope="col" class="number">Inactive</th><th scope="col" class="number">Active, may be this near</th></tr></thead>
<tbody>{{#each privileged.steps.rows}}
<tr><th scope="row">{{title}}</th><td data-label="Active" class="number">{{certain.active}}</td><td data-label="Invited" class="number">{{certain.latent}}</td><td data-label="Inactive" class="number">{{certain.inactive}}</td><td data-label="Active, may be this near" class="number">{{possible.active}}</td></tr>
{{/each}}</tbody>
</table></div>
<p class="quiet">May be this near: it is possible, and not certain. {{#each privileged.steps.assumptions}}{{this}} {{/each}}The walks are listed by grantlens paths.</p>
{{#each privileged.groups}}{{#if entries}}<div class="table"><table class="fixed" id="privileged-{{kind}}">
<caption><h3>{{title}}</h3> {{says}}</caption>
<thead><tr><th scope="col" class="wide-25">Principal</th><th scope="col" class="wide-9">2FA</th><th scope="col">Why, and through which path</th><th scope="col" class="wide-9">Verdict</th><th scope="col" class="wide-15 by-hand">Decision</th></tr></thead>
<tbody>{{#each entries}}
<tr data-id="{{id}}"><th scope="row" class="who"><span data-page="{{kind}}" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{id}}</bdi></span></span>{{#unlike kind "member"}}<span class="kind">{{word kind}}</span>{{/unlike}}{{#unlike standing "active"}}<span class="tag standing" data-value="{{standing}}">{{word standing}}</span>{{/unlike}}</th><td data-label="2FA">{{#if twoFactor}}<span class="tag" data-value="{{twoFactor}}">{{twoFactor}}</span>{{/if}}</td><td><ul class="reasons">{{#each reasons}}<li>{{says}}<span class="note">{{#each ways}}{{#unless @first}}; {{/unless}}<bdi>{{says}}</bdi>{{/each}}</span></li>{{/each}}</ul>{{#if notes}}<ul class="note">{{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}{{#each rows}}<span class="id row">{{this}}</span>{{/each}}</td><td><span class="tag" data-value="{{verdict}}">{{verdict}}</span></td><td class="by-hand"><span class="choice">keep</span> <span class="choice">take away</span></td></tr>
{{/each}}</tbody>
</table></div>
{{/if}}{{/each}}<div class="sign-off">
<h3>Sign-off</h3>
<p>{{privileged.signOff.states}}</p>
<dl>{{#each privileged.signOff.fields}}<div><dt>{{this}}</dt><dd></dd></div>{{/each}}</dl>
</div>
</section>
`;
