# 打印与导出（papers）的提示
papers-no_glyph = 这些字没有可打印的字形，纸上会显示成方框：{ $chars }。内容没有改动，可以照常导出；如果是姓名用字，请换用常用写法后再打印。
papers-empty = 没有可导出的内容，没有生成文件。请先确认所选月份里有人员和评分，再导出一次。
papers-fonts = 程序自带的字体损坏，无法生成纸质表格。账本数据没有受影响。请重新安装程序后再试。
papers-layout = 排版“{ $layout }”时出错（{ $detail }），没有生成文件。账本数据没有受影响。请重试；如果仍然出错，请把这句话发给开发者。
papers-page = 没有第 { $page } 页：这份文件共 { $pages } 页。请回到第 1 页重新预览。
papers-picture = 预览图无法按这个大小生成。文件本身没有问题，请换一个缩放比例。
papers-workbook = 工作簿没有生成（{ $detail }），账本数据没有受影响。请重试；如果仍然出错，请把这句话发给开发者。
papers-too_wide = 工作簿需要第 { $columns } 列以后的位置，超出了表格软件的上限 16384 列，没有生成文件。请减少列后再导出。
papers-nobody_ranked = 这个月还没有人有名次，奖状没有生成。评分和账本没有改动。请先补齐缺的数据，名次出来后再打印。
papers-logo_kind = “{ $file }”不是 PNG 或 JPEG 图片，没有采用；原来的徽标和账本没有改动。请另选一张 .png 或 .jpg 图片。
papers-logo_large = “{ $file }”太大（{ $size } KB，最长边 { $pixels } 像素），没有采用；原来的徽标和账本没有改动。徽标最大 { $most } KB、最长边 { $most_pixels } 像素，请缩小后再选。
papers-logo_broken = “{ $file }”打不开，图片可能已损坏，没有采用；原来的徽标和账本没有改动。请用看图软件另存一份再选。
papers-letterhead_long = “{ $text }”超过 { $most } 个字，会印到纸外，没有保存；账本没有改动。请改短后再保存。
papers-letterhead_lines = 有 { $count } 行，最多能印 { $most } 行，没有保存；账本没有改动。请删去几行后再保存。
