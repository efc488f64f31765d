namespace FerLib.Interop;

/// <summary>The script that draws the waiting charts.</summary>
internal static partial class InteractiveHtml
{
    // Text, lines and surface take the colors of the page, which may be light or dark whatever the reader's system is; title and remarks
    // are text of the page, which breaks its lines. A chart that cannot be drawn leaves the drawing where it is.
    private const string Drawing = """
        (function(){
        if(window.ferDraw){window.ferDraw();return}
        var drawn=[];
        function ink(figure){
          var style=getComputedStyle(figure),parts=style.color.match(/[\d.]+/g)||[0,0,0];
          var light=(0.2126*parts[0]+0.7152*parts[1]+0.0722*parts[2])/255;
          var soft=function(share){return"rgba("+parts.slice(0,3).join(",")+","+share+")"};
          return{color:style.color,family:style.fontFamily,dark:light>0.5,soft:soft};
        }
        // A finger that drags scrolls the page; without a pointer that rests, tools would always cover the chart.
        function pointer(query){return!!window.matchMedia&&matchMedia(query).matches}
        function block(tag,text,css){
          var element=document.createElement(tag);
          element.dir="auto";element.textContent=text;element.style.cssText=css;
          return element;
        }
        function themed(figure,plot,changes){
          var page=ink(figure),copy=JSON.parse(JSON.stringify(plot)),layout=copy.layout,meta=layout.meta||{};
          if(page.dark)changes.forEach(function(change){
            var path=change[0],at=copy;
            for(var i=0;i<path.length-1;i++)at=at[path[i]];
            at[path[path.length-1]]=change[1];
          });
          layout.paper_bgcolor=layout.plot_bgcolor="rgba(0,0,0,0)";
          layout.modebar={bgcolor:"rgba(0,0,0,0)",color:page.soft(0.45),activecolor:page.color};
          layout.font=Object.assign({},layout.font,{color:page.color,family:page.family});
          if(layout.hoverlabel&&layout.hoverlabel.font)layout.hoverlabel.font.family=page.family;
          Object.keys(layout).forEach(function(name){
            if(/^[xy]axis\d*$/.test(name))Object.assign(layout[name],{gridcolor:page.soft(0.12),linecolor:page.soft(0.45),zerolinecolor:page.soft(0.45),
              showline:!!layout[name].showline});
          });
          if(meta.height){
            delete layout.title;
            layout.annotations=(layout.annotations||[]).filter(function(one){return one.name!=="note"});
            layout.height=meta.height;layout.margin.t=meta.top;layout.margin.b=meta.bottom;
          }
          if(pointer("(pointer: coarse)"))layout.dragmode=false;
          return copy;
        }
        // A drawing of a fixed size shrinks with its place, as far as its texts can be read; then it scrolls.
        function shrunk(copy,room){
          var layout=copy.layout,share=Math.max(0.63,Math.min(1,room/(layout.width||room)));
          if(share===1||!room)return 1;
          function sizes(part){
            if(!part||typeof part!=="object")return;
            Object.keys(part).forEach(function(name){
              if(name==="size"||name==="yshift"||name==="xshift")part[name]=Array.isArray(part[name])?part[name].map(function(n){return n*share}):part[name]*share;
              else if(name!=="customdata"&&name!=="hovertext"&&name!=="x"&&name!=="y"&&name!=="hoverlabel")sizes(part[name]);
            });
          }
          sizes(copy.data);sizes(layout);
          copy.data.forEach(function(trace){
            var bar=trace.marker&&trace.marker.colorbar;
            if(bar&&bar.lenmode==="pixels")bar.len*=share;
          });
          layout.width*=share;layout.height*=share;
          ["l","r","t","b"].forEach(function(side){layout.margin[side]*=share});
          return share;
        }
        function place(figure,plot,changes){
          var copy=themed(figure,plot,changes),meta=plot.layout.meta||{};
          var words=figure.querySelector("svg > desc"),svg=figure.querySelector("svg > title");
          var frame=document.createElement("div"),scroll=document.createElement("div"),chart=document.createElement("div");
          frame.className="fer-plotly";scroll.style.cssText="overflow-x:auto;overflow-y:hidden";
          chart.style.cssText="min-width:"+(meta.least||0)+"px";
          chart.setAttribute("role","group");
          chart.setAttribute("aria-label",words?words.textContent:svg?svg.textContent:meta.title||"chart");
          if(meta.title)frame.appendChild(block("div",meta.title,"font-weight:600;font-size:1.125em;line-height:1.3;margin:0 0 0.3em;overflow-wrap:anywhere"));
          frame.appendChild(scroll);scroll.appendChild(chart);
          (meta.notes||[]).forEach(function(note){
            frame.appendChild(block("p",note,"font-size:0.875em;line-height:1.4;margin:0.15em 0 0;opacity:0.8;overflow-wrap:anywhere"));
          });
          figure.insertBefore(frame,figure.firstChild);
          var share=shrunk(copy,scroll.clientWidth);
          if(share<1)chart.style.minWidth=share*meta.least+"px";
          var old=[].filter.call(figure.children,function(child){return child!==frame&&!child.classList.contains("fer-data")});
          return Promise.resolve().then(function(){
            return window.Plotly.newPlot(chart,copy.data,copy.layout,{responsive:!copy.layout.width,displaylogo:false,showLink:false,
              modeBarButtonsToRemove:["select2d","lasso2d"],displayModeBar:copy.layout.dragmode===false||!pointer("(hover: hover)")?false:"hover"});
          }).then(function(){
            old.forEach(function(child){child.style.display="none"});
            drawn.push([figure,chart,plot,changes]);
            if(window.ResizeObserver&&!copy.layout.width)new ResizeObserver(function(){
              if(chart.offsetWidth>0)window.Plotly.Plots.resize(chart);
            }).observe(scroll);
          }).catch(function(error){frame.remove();if(window.console)console.error(error)});
        }
        window.ferDraw=function(){
          if(!window.Plotly)return;
          var waiting=window.ferCharts=window.ferCharts||[];
          waiting.splice(0).forEach(function(item){
            var figures=document.querySelectorAll('[data-fer-plot="'+item[0]+'"]:not([data-fer-drawn])');
            [].forEach.call(figures,function(figure){
              figure.setAttribute("data-fer-drawn","true");
              place(figure,item[1],item[2]);
            });
          });
        };
        if(window.matchMedia)matchMedia("(prefers-color-scheme: dark)").addEventListener("change",function(){
          drawn.forEach(function(one){
            var copy=themed(one[0],one[2],one[3]);
            shrunk(copy,one[1].parentNode.clientWidth);
            if(document.contains(one[1]))window.Plotly.react(one[1],copy.data,copy.layout);
          });
        });
        window.ferDraw();
        })();
        """;
}
