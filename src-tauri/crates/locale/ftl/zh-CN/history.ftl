### 历史：谁在什么时候改了什么。

history-by = 谁
history-what = 内容
history-old = 原来
history-new = 现在
history-empty = 还没有改动
history-empty_why = 每一次改动都会记在这里：谁、什么时候、原来是什么。最近 100 步可以撤销。
history-is_undone = 已撤销
history-older = 更早的
history-undone = 已撤销：{ $what }
history-redone = 已重做：{ $what }
